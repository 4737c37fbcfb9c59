/** The file is no protobuf message, or not one that we read. */
export class DamagedModel extends Error {}

/** One field of a protobuf message; `bytes` for texts, sub-messages and packed lists, `number` for the rest. */
export interface Field {
  readonly number: number;
  readonly value: number;
  readonly bytes: Uint8Array | undefined;
}

const EMPTY = new Uint8Array(0);

/** The fields of one message, in order (https://protobuf.dev/programming-guides/encoding/). Linear, and never beyond `bytes`. */
export function* readFields(bytes: Uint8Array): Generator<Field> {
  const cursor = { bytes, at: 0 };
  while (cursor.at < bytes.length) {
    const key = readVarint(cursor);
    yield readField(cursor, Math.floor(key / 8), key % 8);
  }
}

/** The numbers of a packed list. */
export function readPacked(bytes: Uint8Array): number[] {
  const cursor = { bytes, at: 0 };
  const numbers: number[] = [];
  while (cursor.at < bytes.length) numbers.push(readVarint(cursor));
  return numbers;
}

/** What a text, a sub-message or a packed list is made of. Throws where the field is a number. */
export function bytesOf({ bytes, number }: Field): Uint8Array {
  if (bytes === undefined) throw new DamagedModel(`its field ${number} is a number`);
  return bytes;
}

export function toText(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? EMPTY).toString('utf8');
}

interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
}

function readField(cursor: Cursor, number: number, wire: number): Field {
  if (wire === 0) return { number, value: readVarint(cursor), bytes: undefined };
  const length = wire === 1 ? 8 : wire === 5 ? 4 : wire === 2 ? readVarint(cursor) : Number.NaN;
  const end = cursor.at + length;
  if (!(end <= cursor.bytes.length)) throw new DamagedModel('it ends in the middle of a field');
  const bytes = cursor.bytes.subarray(cursor.at, end);
  cursor.at = end;
  return { number, value: wire === 5 ? floatOf(bytes) : 0, bytes };
}

function floatOf(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getFloat32(0, true);
}

/** Negative numbers take ten bytes; beyond 2^53 nothing is exact, and nothing in a model is that large. */
function readVarint(cursor: Cursor): number {
  let value = 0;
  let scale = 1;
  for (let count = 0; count < 10; count++) {
    const byte = cursor.bytes[cursor.at++];
    if (byte === undefined) break;
    value += (byte & 127) * scale;
    scale *= 128;
    if (byte < 128) return value >= 2 ** 63 ? value - 2 ** 64 : value;
  }
  throw new DamagedModel('it holds a number without an end');
}
