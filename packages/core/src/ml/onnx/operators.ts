import type { Tensor } from './graph.js';
import { DamagedModel } from './protobuf-reader.js';

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

/** What both do when the one follows the other, without writing down what lies between: most of a model's time. */
export function sumOfRows(table: Tensor, rows: Tensor, isFirstEmpty: boolean): Tensor {
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
    const sums = { table, indexes, first, end, data, to: item * width };
    let column = 0;
    for (; column + 8 <= width; column += 8) sumEight(sums, column);
    for (; column < width; column++) sumOne(sums, column);
  }
  return { dims: [batch, width], data };
}

interface Sums {
  readonly table: Tensor;
  /** The rows to be summed: those from `first` to `end`. */
  readonly indexes: Int32Array;
  readonly first: number;
  readonly end: number;
  readonly data: Float32Array;
  readonly to: number;
}

/** Eight columns at a time, in doubles that stay in registers: a third of the time of sums in an array. */
function sumEight({ table, indexes, first, end, data, to }: Sums, column: number): void {
  const weights = table.data as Float32Array;
  const width = table.dims[1] as number;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let e = 0;
  let f = 0;
  let g = 0;
  let h = 0;
  for (let position = first; position < end; position++) {
    const at = (indexes[position] as number) * width + column;
    a += weights[at] as number;
    b += weights[at + 1] as number;
    c += weights[at + 2] as number;
    d += weights[at + 3] as number;
    e += weights[at + 4] as number;
    f += weights[at + 5] as number;
    g += weights[at + 6] as number;
    h += weights[at + 7] as number;
  }
  const start = to + column;
  data[start] = a;
  data[start + 1] = b;
  data[start + 2] = c;
  data[start + 3] = d;
  data[start + 4] = e;
  data[start + 5] = f;
  data[start + 6] = g;
  data[start + 7] = h;
}

function sumOne({ table, indexes, first, end, data, to }: Sums, column: number): void {
  const width = table.dims[1] as number;
  let sum = 0;
  for (let position = first; position < end; position++) {
    sum += table.data[(indexes[position] as number) * width + column] as number;
  }
  data[to + column] = sum;
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
  for (let item = 0; item < batch; item++) {
    for (let column = 0; column < columns; column++) {
      let sum = bias.data[column] as number;
      for (let index = 0; index < width; index++) {
        sum += (values.data[item * width + index] as number) * (weights.data[index * columns + column] as number);
      }
      data[item * columns + column] = sum;
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
