import { bytesOf, DamagedModel, type Field, readFields, readPacked, toText } from './protobuf-reader.js';

/** A constant of a model: weights, or a list of axes. */
export interface Tensor {
  readonly dims: readonly number[];
  readonly data: Float32Array | Int32Array;
}

/** One operation of a model. */
export interface Node {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Whole numbers and fractions by name; an attribute of another kind is refused. */
  readonly attributes: ReadonlyMap<string, number>;
}

/** What an ONNX file holds that can be run here. */
export interface Graph {
  readonly opset: number;
  readonly nodes: readonly Node[];
  readonly constants: ReadonlyMap<string, Tensor>;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** Ours has seven operations. */
const MAX_NODES = 64;

/** Reads an ONNX model (onnx.proto: ModelProto, GraphProto). Throws `DamagedModel`. */
export function readGraph(file: Uint8Array): Graph {
  let graph: Field | undefined;
  let opset = 0;
  for (const field of readFields(file)) {
    if (field.number === 7) graph = field;
    if (field.number === 8) opset = readOpset(field) ?? opset;
  }
  if (graph?.bytes === undefined) throw new DamagedModel('it holds no graph');
  return { opset, ...readGraphParts(graph.bytes) };
}

/** OperatorSetIdProto: domain = 1, version = 2; the empty domain is ONNX itself. */
function readOpset(field: Field): number | undefined {
  const fields = [...readFields(bytesOf(field))];
  const domain = toText(fields.find(({ number }) => number === 1)?.bytes);
  return domain === '' ? fields.find(({ number }) => number === 2)?.value : undefined;
}

/** GraphProto: node = 1, initializer = 5, input = 11, output = 12. */
function readGraphParts(bytes: Uint8Array): Omit<Graph, 'opset'> {
  const nodes: Node[] = [];
  const constants = new Map<string, Tensor>();
  const inputs: string[] = [];
  const outputs: string[] = [];
  for (const { number, bytes: part } of readFields(bytes)) {
    if (part === undefined) continue;
    if (number === 1) nodes.push(readNode(part));
    if (number === 5) readConstant(part, constants);
    if (number === 11) inputs.push(readName(part));
    if (number === 12) outputs.push(readName(part));
  }
  if (nodes.length > MAX_NODES) throw new DamagedModel(`it has ${nodes.length} operations, at most ${MAX_NODES}`);
  return { nodes, constants, inputs: inputs.filter((name) => !constants.has(name)), outputs };
}

/** NodeProto: input = 1, output = 2, op_type = 4, attribute = 5. */
function readNode(bytes: Uint8Array): Node {
  const fields = [...readFields(bytes)];
  const texts = (wanted: number): string[] =>
    fields.filter(({ number }) => number === wanted).map((field) => toText(field.bytes));
  const attributes = fields.filter(({ number }) => number === 5).map((field) => readAttribute(bytesOf(field)));
  return { operator: texts(4)[0] ?? '', inputs: texts(1), outputs: texts(2), attributes: new Map(attributes) };
}

/** AttributeProto: name = 1, f = 2, i = 3, type = 20. */
function readAttribute(bytes: Uint8Array): readonly [string, number] {
  const fields = [...readFields(bytes)];
  const name = toText(fields.find(({ number }) => number === 1)?.bytes);
  const type = fields.find(({ number }) => number === 20)?.value;
  if (type !== 1 && type !== 2) throw new DamagedModel(`its attribute ${JSON.stringify(name)} is no number`);
  return [name, fields.find(({ number }) => number === type + 1)?.value ?? 0];
}

function readName(bytes: Uint8Array): string {
  for (const field of readFields(bytes)) if (field.number === 1) return toText(field.bytes);
  return '';
}

const FLOAT = 1;
const INT64 = 7;

/** TensorProto: dims = 1, data_type = 2, name = 8, raw_data = 9. */
function readConstant(bytes: Uint8Array, constants: Map<string, Tensor>): void {
  const dims: number[] = [];
  let [type, name, raw]: [number, string, Uint8Array | undefined] = [0, '', undefined];
  for (const field of readFields(bytes)) {
    if (field.number === 1) for (const dim of dimsOf(field)) dims.push(dim);
    if (field.number === 2) type = field.value;
    if (field.number === 8) name = toText(field.bytes);
    if (field.number === 9) raw = field.bytes;
  }
  const size = dims.reduce((product, dim) => product * dim, 1);
  const width = type === FLOAT ? 4 : type === INT64 ? 8 : Number.NaN;
  if (raw === undefined || raw.length !== size * width) {
    throw new DamagedModel(`its weights ${JSON.stringify(name)} have not the size or type that they say`);
  }
  constants.set(name, { dims, data: type === FLOAT ? toFloats(name, raw) : toWholeNumbers(raw) });
}

function dimsOf({ bytes, value }: Field): readonly number[] {
  return bytes === undefined ? [value] : readPacked(bytes);
}

function toFloats(name: string, raw: Uint8Array): Float32Array {
  // A copy: weights lie anywhere in a file, and typed arrays want them at a multiple of four.
  const floats = new Float32Array(new Uint8Array(raw).buffer);
  // Nothing times zero is zero but for what is no finite number, and a sum keeps that.
  let sum = 0;
  for (let index = 0; index < floats.length; index++) sum += (floats[index] as number) * 0;
  if (sum !== 0) throw new DamagedModel(`its weights ${JSON.stringify(name)} hold what is no number`);
  return floats;
}

/** Axes are small numbers, written in eight bytes: the lower four say it all. */
function toWholeNumbers(raw: Uint8Array): Int32Array {
  return new Int32Array(new Uint8Array(raw).buffer).filter((_, index) => index % 2 === 0);
}
