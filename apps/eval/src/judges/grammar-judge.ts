import type { ValueCheck } from '../../../../packages/core/src/checks/check.js';
import { classify } from '../../../../packages/core/src/values/character-classes.js';
import type { Form, Value } from '../../../../packages/core/src/values/value.js';
import type { Sample } from '../sample.js';
import { EXECUTABLES } from './executables.js';
import type { Judge, Judged } from './judge.js';
import { plainValues } from './request-values.js';

export type Decode = (text: string) => readonly Form[];

/** The grammars alone: every check on every form of every value, without policy or configuration. */
export function createGrammarJudge(checks: readonly ValueCheck[], decode: Decode = asIs): Judge {
  return {
    name: 'grammars',
    judge(sample) {
      const findings = valuesOf(sample).flatMap((value) => judgeValue(value, checks, decode));
      return { blocked: findings.some((finding) => finding.certainty === 'certain'), findings };
    },
    close() {},
  };
}

function valuesOf(sample: Sample): readonly Value[] {
  if (sample.request !== undefined) return plainValues(sample.request);
  return [{ source: sample.location ?? 'post_values', path: 'q', text: sample.text ?? '' }];
}

function judgeValue(value: Value, checks: readonly ValueCheck[], decode: Decode): Judged[] {
  const found: Judged[] = [];
  for (const form of decode(value.text)) {
    for (const check of checks) {
      if (check.sources.has(value.source) && check.applies(form.classes)) judgeForm(value, form, check, found);
    }
  }
  return found;
}

function judgeForm(value: Value, form: Form, check: ValueCheck, found: Judged[]): void {
  const { source, path } = value;
  const detection = check.detect(form.text, { source, path, steps: form.steps, executables: EXECUTABLES });
  if (detection === undefined) return;
  const { certainty, context, explanation, start, end } = detection;
  const span = form.text.slice(start, end);
  found.push({
    check: check.id,
    certainty,
    location: source,
    path,
    steps: form.steps,
    payload: form.text,
    span,
    context,
    explanation,
  });
}

function asIs(text: string): readonly Form[] {
  return [{ text, steps: [], classes: classify(text) }];
}
