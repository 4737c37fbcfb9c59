import { add, type Collection, createCollection, exceed } from './collection.js';
import { isOperandAt, JoinedJsonValue, type JsonFrame, JsonValue, openFrame } from './json-path.js';
import { VALUE_LIMITS } from './limits.js';
import { hasOpenEnds } from './open-ends.js';
import type { Value } from './value.js';

interface Task {
  readonly container: object;
  readonly frame: JsonFrame;
}

/**
 * The keys and texts of a body that the application has parsed already. Getters are not run, cycles are walked once,
 * and buffers and streams are passed over.
 */
export function collectParsed(body: unknown): Collection {
  const into = createCollection();
  const joins: Value[] = [];
  if (typeof body === 'string') add(into, 'text', '', body);
  if (!isContainer(body)) return into;
  const seen = new Set<object>([body]);
  const tasks: Task[] = [{ container: body, frame: openFrame(undefined, Array.isArray(body)) }];
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    if (!collectContainer(task, { into, joins, seen, tasks })) break;
  }
  for (const join of joins) into.values.push(join);
  return into;
}

interface Walk {
  readonly into: Collection;
  /** Apart from what is counted. */
  readonly joins: Value[];
  readonly seen: Set<object>;
  readonly tasks: Task[];
}

/** False when a limit ended the walk. */
function collectContainer({ container, frame }: Task, { into, joins, seen, tasks }: Walk): boolean {
  if (frame.depth > VALUE_LIMITS.jsonDepth) exceed(into, 'jsonDepth', 'json_values');
  if (Array.isArray(container) && frame.parent?.isArray !== true) join(container, frame, joins);
  for (const key of Object.keys(container)) {
    if (into.values.length >= VALUE_LIMITS.jsonValues) exceed(into, 'jsonValues', 'json_values');
    if (into.fault !== undefined) return false;
    if (frame.isArray) frame.position = Number(key);
    else frame.key = key;
    if (!frame.isArray && key !== '') into.values.push(new JsonValue({ source: 'json_keys', text: key }, frame));
    const value: unknown = Object.getOwnPropertyDescriptor(container, key)?.value;
    const text = textOf(value, frame);
    if (text !== undefined) into.values.push(new JsonValue({ source: 'json_values', text }, frame));
    if (!isContainer(value) || seen.has(value)) continue;
    seen.add(value);
    tasks.push({ container: value, frame: openFrame(frame, Array.isArray(value)) });
  }
  return true;
}

/** Arrays this deep inside each other are joined as one; those below are lists of their own. */
const JOINED_DEPTH = 4;

function join(container: readonly unknown[], { parent }: JsonFrame, joins: Value[]): void {
  const texts = container.flat(JOINED_DEPTH).flatMap((one) => (typeof one === 'string' ? [one] : []));
  if (texts.length > 1 && texts.some(hasOpenEnds)) joins.push(new JoinedJsonValue(texts.join(','), parent));
}

/** As `collectJson` reads it. */
function textOf(value: unknown, frame: JsonFrame): string | undefined {
  if (typeof value === 'string' && value !== '') return value;
  if (!isOperandAt(frame)) return undefined;
  if (isContainer(value)) return Object.keys(value).length > 0 ? undefined : Array.isArray(value) ? '[]' : '{}';
  return value === null || ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
}

function isContainer(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
  return !(value instanceof ArrayBuffer) && typeof (value as { pipe?: unknown }).pipe !== 'function';
}
