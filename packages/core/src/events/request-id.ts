import { randomUUID } from 'node:crypto';
import type { Exchange } from '../request/request.js';

/** What request ids look like everywhere; anything else is text of an attacker. */
const SANE = /^[\w.:+/=@-]{1,128}$/;

/** One id for all events of a request, whoever asks. */
const KNOWN = new WeakMap<object, string>();

/**
 * The request's id: the framework's, that of `X-Request-Id`, or a new one. Asked for events alone: other requests pay
 * nothing.
 */
export function requestIdOf({ message, requestId }: Exchange): string {
  const known = KNOWN.get(message);
  if (known !== undefined) return known;
  const header = message.headers['x-request-id'];
  const id = [requestId, header].find((text) => typeof text === 'string' && SANE.test(text)) ?? randomUUID();
  KNOWN.set(message, id as string);
  return id as string;
}
