import type { Source, Value } from './value.js';

/** One open object or array while a document is read. */
export interface JsonFrame {
  parent: JsonFrame | undefined;
  depth: number;
  isArray: boolean;
  /** Whether it stands behind a key that starts with `$`, an operator of a query. */
  isOperand: boolean;
  /** Where this container stands in its parent. */
  place: string | number;
  /** The key last read, for an object. */
  key: string;
  /** The element being read, for an array. */
  position: number;
  /** Where the container stands in the document, once somebody asked. */
  path: string | undefined;
  /** A value stands in it, or somewhere below. */
  isKept: boolean;
  /** The outermost of the arrays that stand right inside each other; itself for all else. */
  outermost: JsonFrame | undefined;
  /** Of such an outermost array: where its strings, and those of the arrays in it, begin and end, in turn. */
  pieces: number[] | undefined;
}

/** `spare`: a frame that nothing refers to any more, to be used again. */
export function openFrame(parent: JsonFrame | undefined, isArray: boolean, spare = createFrame()): JsonFrame {
  const place = placeIn(parent);
  spare.parent = parent;
  spare.depth = (parent?.depth ?? 0) + 1;
  spare.isArray = isArray;
  spare.isOperand = parent?.isOperand === true || (typeof place === 'string' && place.charCodeAt(0) === 0x24);
  spare.place = place;
  spare.key = '';
  spare.position = 0;
  spare.outermost = isArray && parent?.isArray === true ? parent.outermost : spare;
  spare.pieces = undefined;
  return spare;
}

function createFrame(): JsonFrame {
  return {
    parent: undefined,
    depth: 0,
    isArray: false,
    isOperand: false,
    place: '',
    key: '',
    position: 0,
    path: undefined,
    isKept: false,
    outermost: undefined,
    pieces: undefined,
  };
}

function keep(frame: JsonFrame | undefined): void {
  for (let one = frame; one !== undefined && !one.isKept; one = one.parent) one.isKept = true;
}

/** Whether what is read now is an operand of a query's operator: then `null` and `1` say what a database is asked. */
export function isOperandAt(frame: JsonFrame): boolean {
  return frame.isOperand || (!frame.isArray && frame.key.charCodeAt(0) === 0x24);
}

function placeIn(frame: JsonFrame | undefined): string | number {
  if (frame === undefined) return '';
  return frame.isArray ? frame.position : frame.key;
}

const PATH_PARTS = 16;
const KEY_LENGTH = 64;

/** A key or text of a document. Its path is only written out when somebody asks: for most values nobody does. */
export class JsonValue implements Value {
  readonly source: Source;
  readonly text: string;
  readonly classes: number | undefined;
  readonly #frame: JsonFrame | undefined;
  readonly #place: string | number;

  constructor({ source, text, classes }: Omit<Value, 'path'>, frame: JsonFrame | undefined) {
    this.source = source;
    this.text = text;
    this.classes = classes;
    this.#frame = frame;
    this.#place = placeIn(frame);
    keep(frame);
  }

  /** `user.roles[0]`; of a deep place only the last parts, so that depth times count stays bounded. */
  get path(): string {
    const last = format(this.#place);
    const before = this.#frame === undefined ? '' : pathOf(this.#frame);
    return before === '' && last.startsWith('.') ? last.slice(1) : before + last;
  }
}

/** What an array becomes where an application puts it into a text: its elements with commas in between. */
export class JoinedJsonValue extends JsonValue {
  readonly joined = true;

  constructor(text: string, frame: JsonFrame | undefined) {
    super({ source: 'json_values', text }, frame);
  }
}

/** Written out once for all values of a container. */
function pathOf(frame: JsonFrame): string {
  if (frame.path !== undefined) return frame.path;
  const parts: string[] = [];
  let container: JsonFrame | undefined = frame;
  while (container?.parent !== undefined && parts.length < PATH_PARTS - 1) {
    parts.push(format(container.place));
    container = container.parent;
  }
  if (container?.parent !== undefined) parts.push('…');
  const path = parts.reverse().join('');
  frame.path = path.startsWith('.') ? path.slice(1) : path;
  return frame.path;
}

function format(place: string | number): string {
  if (typeof place === 'number') return `[${place}]`;
  if (place === '') return '';
  return place.length > KEY_LENGTH ? `.${place.slice(0, KEY_LENGTH)}…` : `.${place}`;
}
