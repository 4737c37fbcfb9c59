import { PAGE_BYTES, webAssembly } from '../../values/web-assembly.js';
import type { Tensor } from './graph.js';

/**
 * `sum(at, end, table, stride, to)`, all in bytes: adds up eight columns of those rows of the table that the 32-bit
 * numbers from `at` to `end` name. WebAssembly's vectors add four floats at a time, which JavaScript has no way to say.
 */
const MODULE = Uint8Array.from([
  // Magic and version.
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  // Type 0: five i32, no result.
  ...[0x01, 0x09, 0x01, 0x60, 0x05, 0x7f, 0x7f, 0x7f, 0x7f, 0x7f, 0x00],
  // Import "m" "m": a memory of a page or more.
  ...[0x02, 0x08, 0x01, 0x01, 0x6d, 0x01, 0x6d, 0x02, 0x00, 0x01],
  // Function 0 is of type 0, and exported as "s".
  ...[0x03, 0x02, 0x01, 0x00, 0x07, 0x05, 0x01, 0x01, 0x73, 0x00, 0x00],
  // Code: locals 5 and 6 are v128, the two sums; local 7 is i32, a row's place.
  ...[0x0a, 0x55, 0x01, 0x53, 0x02, 0x02, 0x7b, 0x01, 0x7f],
  // block, loop: leave where at >= end (unsigned).
  ...[0x02, 0x40, 0x03, 0x40, 0x20, 0x00, 0x20, 0x01, 0x4f, 0x0d, 0x01],
  // row = table + load(at) * stride
  ...[0x20, 0x02, 0x20, 0x00, 0x28, 0x02, 0x00, 0x20, 0x03, 0x6c, 0x6a, 0x21, 0x07],
  // sum 5 = f32x4.add(sum 5, v128.load(row)); sum 6 the same, 16 bytes on.
  ...[0x20, 0x05, 0x20, 0x07, 0xfd, 0x00, 0x04, 0x00, 0xfd, 0xe4, 0x01, 0x21, 0x05],
  ...[0x20, 0x06, 0x20, 0x07, 0xfd, 0x00, 0x04, 0x10, 0xfd, 0xe4, 0x01, 0x21, 0x06],
  // at += 4, and again.
  ...[0x20, 0x00, 0x41, 0x04, 0x6a, 0x21, 0x00, 0x0c, 0x00, 0x0b, 0x0b],
  // v128.store(to, sum 5); 16 bytes on, sum 6.
  ...[0x20, 0x04, 0x20, 0x05, 0xfd, 0x0b, 0x04, 0x00, 0x20, 0x04, 0x20, 0x06, 0xfd, 0x0b, 0x04, 0x10, 0x0b],
]);

const COLUMNS_AT_ONCE = 8;
/** More n-grams than a window has; of longer lists nothing is summed here. */
const MOST_ROWS = 4_096;

type Sum = (at: number, end: number, table: number, stride: number, to: number) => void;

/** The rows of one table added up, by its columns. */
export interface VectorSums {
  /** Into `data` from `to` on; false where there are too many. The rows must be in the table. */
  add(rows: Int32Array, first: number, end: number, data: Float32Array, to: number): boolean;
}

/** Undefined where there are no vectors, or no memory for them: then they are added up in JavaScript. */
export function createVectorSums({ dims: [, width = 0], data: table }: Tensor): VectorSums | undefined {
  if (width === 0 || width % COLUMNS_AT_ONCE !== 0) return undefined;
  try {
    const tableBytes = table.length * 4;
    const rowsAt = tableBytes + width * 4;
    const initial = Math.ceil((rowsAt + MOST_ROWS * 4) / PAGE_BYTES);
    const { Memory, Module, Instance } = webAssembly<{ readonly s: Sum }>();
    const memory = new Memory({ initial, maximum: initial });
    const { s: sum } = new Instance(new Module(MODULE), { m: { m: memory } }).exports;
    new Float32Array(memory.buffer).set(table);
    const sums = new Float32Array(memory.buffer, tableBytes, width);
    const indexes = new Int32Array(memory.buffer, rowsAt, MOST_ROWS);
    const add: VectorSums['add'] = (rows, first, end, into, to) => {
      const count = end - first;
      if (count > MOST_ROWS) return false;
      for (let index = 0; index < count; index++) indexes[index] = rows[first + index] as number;
      for (let column = 0; column < width; column += COLUMNS_AT_ONCE) {
        sum(rowsAt, rowsAt + count * 4, column * 4, width * 4, tableBytes + column * 4);
      }
      for (let column = 0; column < width; column++) into[to + column] = sums[column] as number;
      return true;
    };
    return { add };
  } catch {
    return undefined;
  }
}
