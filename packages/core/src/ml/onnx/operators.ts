import type { Tensor } from './graph.js';
import { DamagedModel } from './protobuf-reader.js';
import type { VectorSums } from './vector-sums.js';

/** One operation of ONNX on tensors (https://onnx.ai/onnx/operators/), as far as our models use it. */
export type Operator = (inputs: readonly Tensor[], attributes: ReadonlyMap<string, number>) => Tensor;

/** The operations that are there, by ONNX's names. */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['Gather', gather],
  ['ReduceSum', reduceSum],
  ['Mul', multiply],
  ['Gemm', gemm],
  ['Relu', (inputs) => map(inputs, (value) => Math.max(value, 0))],
  ['Sigmoid', (inputs) => map(inputs, (value) => 1 / (1 + Math.exp(-value)))],
]);

/**
 * What both do when the one follows the other, without writing down what lies between: most of a model's time.
 * `vectors` are those of the table, where it is a constant and there are any.
 */
export function sumOfRows(table: Tensor, rows: Tensor, { isFirstEmpty, vectors }: KnownTable): Tensor {
  const [count, width] = shapeOf(table, 2);
  const [batch, length] = shapeOf(rows, 2);
  const data = new Float32Array(batch * width);
  const indexes = rows.data as Int32Array;
  for (let position = 0; position < indexes.length; position++) {
    const row = indexes[position] as number;
    if (!(row >= 0 && row < count)) throw new RangeError('a row that the table has not');
  }
  for (let item = 0; item < batch; item++) {
    const first = item * length;
    // Short windows are filled up with a row that says nothing.
    let end = first + length;
    while (isFirstEmpty && end > first && indexes[end - 1] === 0) end--;
    const to = item * width;
    if (vectors?.add(indexes, first, end, data, to) === true) continue;
    for (let position = first; position < end; position++) {
      const from = (indexes[position] as number) * width;
      for (let column = 0; column < width; column++) {
        data[to + column] = (data[to + column] as number) + (table.data[from + column] as number);
      }
    }
  }
  return { dims: [batch, width], data };
}

/** What is known of a table before there are rows. */
export interface KnownTable {
  readonly isFirstEmpty: boolean;
  readonly vectors?: VectorSums | undefined;
}

/** Whether the first row of a table is all zeros. */
export function isFirstRowEmpty({ dims, data }: Tensor): boolean {
  for (let index = 0; index < (dims[1] ?? 0); index++) if (data[index] !== 0) return false;
  return true;
}

/** Rows of a table, axis 0. */
function gather(inputs: readonly Tensor[]): Tensor {
  const [table, rows] = inputs as [Tensor, Tensor];
  const [count, width] = shapeOf(table, 2);
  const data = new Float32Array(rows.data.length * width);
  for (let position = 0; position < rows.data.length; position++) {
    const row = rows.data[position] as number;
    if (!(row >= 0 && row < count)) throw new RangeError('a row that the table has not');
    data.set(table.data.subarray(row * width, row * width + width), position * width);
  }
  return { dims: [...rows.dims, width], data };
}

/** Over the middle one of three axes. */
function reduceSum(inputs: readonly Tensor[]): Tensor {
  const [values] = inputs as [Tensor];
  const [batch, length, width] = shapeOf(values, 3);
  const data = new Float32Array(batch * width);
  for (let item = 0; item < batch; item++) {
    for (let position = 0; position < length * width; position++) {
      const place = item * width + (position % width);
      data[place] = (data[place] as number) + (values.data[item * length * width + position] as number);
    }
  }
  return { dims: [batch, width], data };
}

/** Each row by its own factor. */
function multiply(inputs: readonly Tensor[]): Tensor {
  const [values, factors] = inputs as [Tensor, Tensor];
  const [batch, width] = shapeOf(values, 2);
  if (factors.data.length !== batch) throw new RangeError('as many factors as rows');
  return map([values], (value, index) => value * (factors.data[Math.floor(index / width)] as number));
}

/** values · weights + bias. */
function gemm(inputs: readonly Tensor[]): Tensor {
  const [values, weights, bias] = inputs as [Tensor, Tensor, Tensor];
  const [batch, width] = shapeOf(values, 2);
  const [depth, columns] = shapeOf(weights, 2);
  if (width !== depth || bias.data.length !== columns) throw new DamagedModel('its layers do not fit each other');
  const data = new Float32Array(batch * columns);
  const [from, by, start] = [values.data, weights.data, bias.data];
  for (let item = 0; item < batch; item++) {
    const first = item * width;
    const to = item * columns;
    let column = 0;
    // Two columns at a time, so that one sum need not wait for the other.
    for (; column + 1 < columns; column += 2) {
      let one = start[column] as number;
      let other = start[column + 1] as number;
      for (let index = 0, at = column; index < width; index++, at += columns) {
        const value = from[first + index] as number;
        one += value * (by[at] as number);
        other += value * (by[at + 1] as number);
      }
      data[to + column] = one;
      data[to + column + 1] = other;
    }
    for (; column < columns; column++) {
      let sum = start[column] as number;
      for (let index = 0, at = column; index < width; index++, at += columns)
        sum += (from[first + index] as number) * (by[at] as number);
      data[to + column] = sum;
    }
  }
  return { dims: [batch, columns], data };
}

function map(inputs: readonly Tensor[], change: (value: number, index: number) => number): Tensor {
  const [{ dims, data }] = inputs as [Tensor];
  const changed = new Float32Array(data.length);
  for (let index = 0; index < data.length; index++) changed[index] = change(data[index] as number, index);
  return { dims, data: changed };
}

/** The shape of a tensor that must have `rank` axes. */
function shapeOf(tensor: Tensor, rank: 2): readonly [number, number];
function shapeOf(tensor: Tensor, rank: 3): readonly [number, number, number];
function shapeOf({ dims }: Tensor, rank: number): readonly number[] {
  if (dims.length !== rank) throw new DamagedModel(`its tensors have ${dims.length} axes instead of ${rank}`);
  return dims;
}
