import type { Form, Value } from '../values/value.js';
import type { Finding } from '../verdict/verdict.js';
import type { Detection } from './check.js';
import type { ActiveCheck } from './source-checks.js';

/** A value in the form in which something was found in it. */
export interface JudgedForm {
  readonly value: Value;
  readonly form: Form;
}

/** What a check, or the model in its name, has found in a value. */
export function toValueFinding(
  { check, mode }: ActiveCheck,
  { value, form }: JudgedForm,
  detection: Detection,
): Finding {
  return {
    check: check.id,
    mode,
    location: value.source,
    path: value.path,
    payload: form.text,
    steps: form.steps,
    detection,
  };
}
