import { fail, ok } from 'node:assert';
import type { DetectContext, Detection, ValueCheck } from '../checks/check.js';
import { decode } from '../values/decode.js';

/** Programs that any host has: expectations must not depend on the machine that they run on. */
const EXECUTABLES: ReadonlySet<string> = new Set(['bash', 'cat', 'curl', 'echo', 'id', 'ls', 'nc', 'ping', 'rm', 'sh']);

/** Asserts that a check is certain about a text, in one of its decoded forms; hands out what it says. */
export function expectDetects(check: ValueCheck, text: string, context: Partial<DetectContext> = {}): Detection {
  return detect(check, text, context) ?? fail(`${check.id} lets pass: ${text}`);
}

/** Asserts that a check lets a text pass, in all of its decoded forms. */
export function expectPasses(check: ValueCheck, text: string, context: Partial<DetectContext> = {}): void {
  const detection = detect(check, text, context);
  if (detection !== undefined) fail(`${check.id} blocks: ${text}\n${detection.context}: ${detection.explanation}`);
}

function detect(check: ValueCheck, text: string, context: Partial<DetectContext>): Detection | undefined {
  for (const form of decode(text, { base64: true })) {
    const source = context.source ?? 'qs_values';
    const detection = check.detect(form.text, {
      path: form.path ?? 'q',
      executables: EXECUTABLES,
      source,
      ...context,
      steps: form.steps,
    });
    if (detection?.certainty !== 'certain') continue;
    ok(check.applies(form.classes), `${check.id} says that it does not apply to what it detects: ${form.text}`);
    ok(
      0 <= detection.start && detection.start <= detection.end && detection.end <= form.text.length,
      'a span of the text',
    );
    return detection;
  }
  return undefined;
}
