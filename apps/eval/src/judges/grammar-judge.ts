import type { ValueCheck } from '../../../../packages/core/src/checks/check.js';
import { REFERENCE_EXECUTABLES } from '../../../../packages/core/src/checks/command/executables-reference.js';
import { decode } from '../../../../packages/core/src/values/decode.js';
import type { Form, Value } from '../../../../packages/core/src/values/value.js';
import { toRequest } from '../to-request.js';
import type { Judge, Judged } from './judge.js';
import { requestValues } from './request-values.js';

/** The grammars alone: every check on every form of every value, without policy or configuration. */
export function createGrammarJudge(checks: readonly ValueCheck[]): Judge {
  return {
    name: 'grammars',
    judge(sample) {
      if (sample.response !== undefined) return undefined;
      const findings = requestValues(toRequest(sample)).flatMap((value) => judgeValue(value, checks));
      return { blocked: findings.some((finding) => finding.certainty === 'certain'), findings };
    },
    close() {},
  };
}

function judgeValue(value: Value, checks: readonly ValueCheck[]): Judged[] {
  const found: Judged[] = [];
  const forms = decode(value, { base64: true });
  for (const check of checks) {
    if (!check.sources.has(value.source)) continue;
    const said = forms.flatMap((form) => judgeForm(value, form, check) ?? []);
    // One finding a check and value: a certain one where there is one.
    const finding = said.find(({ certainty }) => certainty === 'certain') ?? said[0];
    if (finding !== undefined) found.push(finding);
  }
  return found;
}

function judgeForm({ source, path }: Value, form: Form, check: ValueCheck): Judged | undefined {
  if (!check.applies(form.classes)) return undefined;
  const { steps, classes } = form;
  const called = form.path ?? path;
  const detection = check.detect(form.text, {
    source,
    path: called,
    steps,
    executables: REFERENCE_EXECUTABLES,
    classes,
  });
  if (detection === undefined) return undefined;
  const { certainty, context, explanation, start, end } = detection;
  return {
    check: check.id,
    certainty,
    location: source,
    path,
    steps: form.steps,
    payload: form.text,
    span: form.text.slice(start, end),
    context,
    explanation,
  };
}
