import { type CloudAnswer, NotJson, readStartAnswer } from './cloud-answer.js';
import type { CloudReply } from './cloud-request.js';

/** `get` is pyrasp's documentation, `post` is its code. */
export type StartMethod = 'get' | 'post';

/** Sends the start in one form. */
export type SendStart = (method: StartMethod) => Promise<CloudReply>;

/** A start that worked. */
export interface Start {
  readonly method: StartMethod;
  readonly answer: CloudAnswer;
  readonly serverTimeMs: number;
}

/** Statuses of a server that does not know this form. */
const UNKNOWN_FORM: ReadonlySet<number> = new Set([404, 405, 501]);

/** Asks for the configuration in the form that worked last, and in the other where the server does not know that one. */
export async function fetchStart(send: SendStart, known: StartMethod = 'get'): Promise<Start> {
  const other = known === 'get' ? 'post' : 'get';
  const first = await ask(send, known);
  if ('answer' in first) return first;
  const second = await ask(send, other);
  if ('answer' in second) return second;
  throw new Error(`${known.toUpperCase()}: ${first.unknown}; ${other.toUpperCase()}: ${second.unknown}`);
}

/** Throws what is wrong with an answer of a server that knows the form. */
async function ask(send: SendStart, method: StartMethod): Promise<Start | { readonly unknown: string }> {
  const { status, text, serverTimeMs } = await send(method);
  if (UNKNOWN_FORM.has(status)) return { unknown: `the server answered ${status}` };
  requireSuccess(status);
  try {
    return { method, answer: readStartAnswer(text), serverTimeMs };
  } catch (error) {
    if (error instanceof NotJson) return { unknown: error.message };
    throw error;
  }
}

/** Throws for a status that is no success. */
export function requireSuccess(status: number): void {
  if (status === 401 || status === 403) throw new Error(`the server answered ${status}: it does not take the key`);
  if (status < 200 || status > 299) throw new Error(`the server answered ${status}`);
}
