import type { ValueCheck } from '../../../../packages/core/src/checks/check.js';
import { REFERENCE_EXECUTABLES } from '../../../../packages/core/src/checks/command/executables-reference.js';
import type { BodyReading } from '../../../../packages/core/src/request/body-reading.js';
import { collectReading } from '../../../../packages/core/src/values/collect-body.js';
import { collectHead } from '../../../../packages/core/src/values/collect-head.js';
import { decode } from '../../../../packages/core/src/values/decode.js';
import type { Form, Value } from '../../../../packages/core/src/values/value.js';
import type { WireRequest } from '../sample.js';
import { toRequest } from '../to-request.js';
import type { Judge, Judged } from './judge.js';

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

function requestValues({ target, headers, body }: WireRequest): Value[] {
  const values = collectHead({ target, rawHeaders: Object.entries(headers).flat() }).values;
  if (body === '') return values;
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  return [...values, ...collectReading(readBody(body, type ?? '')).values];
}

/** What an application would most likely read; every other reading is the whole engine's business. */
function readBody(text: string, type: string): BodyReading {
  if (/^\s*[[{]/.test(text)) return { kind: 'json', text };
  if (/^\s*</.test(text)) return { kind: 'xml', text };
  return { kind: type.includes('urlencoded') || type === '' ? 'form' : 'text', text };
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
  const detection = check.detect(form.text, { source, path, steps: form.steps, executables: REFERENCE_EXECUTABLES });
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
