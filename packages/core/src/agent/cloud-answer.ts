import { isObject } from '../config/kinds.js';
import { MAX_CURSOR_LENGTH } from './protocol.js';

/** A cloud's answer, taken out of whichever shape it came in; nothing of it is trusted yet. */
export interface CloudAnswer {
  /** Undefined: nothing is to change. */
  readonly config: unknown;
  readonly blacklist: unknown;
  /** To be sent with the next beacon. */
  readonly cursor: string | undefined;
}

const SHOWN_CHARACTERS = 200;

/** Reads the answer to a start. Throws where there is no configuration in it. */
export function readStartAnswer(text: string): CloudAnswer {
  const answer = parseObject(text);
  const data = dataOf(answer);
  const { config, blacklist } = isObject(answer.config) ? answer : data;
  const { cursor } = readCursor(answer, data);
  if (isObject(config)) return { config, blacklist, cursor };
  // pyrasp takes `data` itself for the configuration where it holds none.
  if (data !== answer && Object.keys(data).length > 0) return { config: data, blacklist: undefined, cursor };
  throw new Error('the answer has no object under "config"');
}

/** Reads the answer to a beacon. */
export function readBeaconAnswer(text: string): CloudAnswer {
  const answer = parseObject(text);
  const data = dataOf(answer);
  return {
    config: answer.config ?? data.config ?? undefined,
    blacklist: answer.blacklist ?? data.blacklist ?? undefined,
    ...readCursor(answer, data),
  };
}

type JsonObject = Readonly<Record<string, unknown>>;

function parseObject(text: string): JsonObject {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    throw new NotJson();
  }
  if (!isObject(answer)) throw new Error('the answer is no JSON object');
  return answer;
}

/** Whoever answers this does not speak the protocol: perhaps the other form of it. */
export class NotJson extends Error {
  constructor() {
    super('the answer is not JSON');
  }
}

/** pyrasp's code wraps what its documentation does not: `{status, message, data}`. */
function dataOf(answer: JsonObject): JsonObject {
  if (!Object.hasOwn(answer, 'status')) return answer;
  if (!answer.status) throw new Error(`the server refused: ${quote(answer.message)}`);
  return isObject(answer.data) ? answer.data : answer;
}

function readCursor(answer: JsonObject, data: JsonObject): { readonly cursor: string | undefined } {
  const cursor = answer.cursor ?? data.cursor;
  const isUsable = typeof cursor === 'string' && cursor.length <= MAX_CURSOR_LENGTH;
  return { cursor: isUsable ? cursor : undefined };
}

/** Text from afar for a log: one line, short. */
export function quote(text: unknown): string {
  // Whoever answers may have an object there, whose `toString` is what he says: `{"toString": false}`.
  const written = typeof text === 'string' ? text : (JSON.stringify(text) ?? '');
  return JSON.stringify(written.slice(0, SHOWN_CHARACTERS)).replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
