import type { DetectInHead, RequestCheck } from '../request-check.js';

/** Refuses requests with a header of `FORBIDDEN_HEADERS`. */
export const headers: RequestCheck = {
  id: 'headers',
  title: 'Forbidden header',
  cwe: 807,
  attack: 'T1190',
  prepare: ({ config }) => (config.FORBIDDEN_HEADERS.length === 0 ? undefined : toDetect(config.FORBIDDEN_HEADERS)),
};

/** Reads the names as they came: Node's `headers` object has none called `__proto__`, and inherits others. */
function toDetect(forbidden: readonly string[]): DetectInHead {
  const names = new Set(forbidden.map((name) => name.toLowerCase()));
  const lengths = new Set([...names].map((name) => name.length));
  return ({ rawHeaders }) => {
    for (let index = 0; index < rawHeaders.length; index += 2) {
      const name = rawHeaders[index] as string;
      if (!lengths.has(name.length) || !names.has(name.toLowerCase())) continue;
      return {
        location: 'headers_names',
        path: name,
        payload: name,
        certainty: 'certain',
        start: 0,
        end: name.length,
        context: 'the names of the headers',
        explanation: `The header ${name} is forbidden by FORBIDDEN_HEADERS.`,
      };
    }
    return undefined;
  };
}
