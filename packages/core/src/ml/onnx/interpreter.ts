import type { Graph, Node, Tensor } from './graph.js';
import { isFirstRowEmpty, OPERATORS, sumOfRows } from './operators.js';
import { DamagedModel } from './protobuf-reader.js';
import { createVectorSums } from './vector-sums.js';

/** The operations mean the same from one to the other: ReduceSum takes its axes as an input since 13. */
const OPSETS = { first: 13, last: 22 } as const;

/** A model ready to be run: inputs by name to the one output. */
export type Program = (inputs: Readonly<Record<string, Tensor>>) => Tensor;

/** Tensors by their slots: names cost a look-up for each operation of each request. */
type Values = (Tensor | undefined)[];

type Step = (values: Values) => void;

/** Makes a program of a graph. Throws `DamagedModel` where the graph needs what is not there. */
export function toProgram(graph: Graph): Program {
  const { opset, constants, inputs, outputs } = graph;
  if (!(opset >= OPSETS.first && opset <= OPSETS.last)) {
    throw new DamagedModel(`it is written for opset ${opset}; ${OPSETS.first} to ${OPSETS.last} can be run`);
  }
  const slots = new Map<string, number>();
  const constant: Values = [];
  for (const [name, tensor] of constants) slots.set(name, constant.push(tensor) - 1);
  for (const name of inputs) slots.set(name, constant.push(undefined) - 1);
  const steps = toSteps(graph, slots);
  const output = slots.get(outputs[0] ?? '');
  if (outputs.length !== 1 || output === undefined) throw new DamagedModel('it has not one output');
  const places = inputs.map((name) => [name, slots.get(name) as number] as const);
  return (given) => {
    const values = constant.slice();
    for (const [name, slot] of places) values[slot] = given[name];
    for (const step of steps) step(values);
    return values[output] as Tensor;
  };
}

function toSteps({ nodes, constants }: Graph, slots: Map<string, number>): Step[] {
  const steps: Step[] = [];
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index] as Node;
    const next = nodes[index + 1];
    assertRunnable(node, slots);
    if (next !== undefined && isSumOfRows(node, next, constants)) {
      steps.push(toSumStep(node, next, { constants, slots }));
      index++;
    } else steps.push(toStep(node, slots));
  }
  return steps;
}

function assertRunnable({ operator, inputs, attributes }: Node, known: ReadonlyMap<string, number>): void {
  if (!OPERATORS.has(operator)) throw new DamagedModel(`it uses ${JSON.stringify(operator.slice(0, 32))}`);
  if (inputs.some((name) => !known.has(name))) throw new DamagedModel(`its ${operator} has no input`);
  for (const [name, value] of attributes) {
    if (value !== PLAIN_ATTRIBUTES.get(name))
      throw new DamagedModel(`its ${operator} has ${JSON.stringify(name)} ${value}`);
  }
}

/** The only values that the operations here know: rows of tables, sums that lose their axis, plain products. */
const PLAIN_ATTRIBUTES: ReadonlyMap<string, number> = new Map([
  ['axis', 0],
  ['keepdims', 0],
  ['noop_with_empty_axes', 0],
  ['alpha', 1],
  ['beta', 1],
  ['transA', 0],
  ['transB', 0],
]);

function isSumOfRows(node: Node, next: Node, constants: ReadonlyMap<string, Tensor>): boolean {
  if (node.operator !== 'Gather' || next.operator !== 'ReduceSum' || next.inputs[0] !== node.outputs[0]) return false;
  const axes = constants.get(next.inputs[1] ?? '')?.data;
  return axes?.length === 1 && axes[0] === 1;
}

interface Names {
  readonly constants: Graph['constants'];
  readonly slots: Map<string, number>;
}

function toSumStep({ inputs }: Node, { outputs }: Node, { constants, slots }: Names): Step {
  const [table = '', rows = ''] = inputs;
  const [tableSlot, rowsSlot] = [slots.get(table) as number, slots.get(rows) as number];
  const known = constants.get(table);
  const facts =
    known === undefined
      ? { isFirstEmpty: false }
      : { isFirstEmpty: isFirstRowEmpty(known), vectors: createVectorSums(known) };
  const output = newSlot(outputs, slots);
  return (values) => {
    values[output] = sumOfRows(values[tableSlot] as Tensor, values[rowsSlot] as Tensor, facts);
  };
}

function toStep({ operator, inputs, outputs, attributes }: Node, slots: Map<string, number>): Step {
  const run = OPERATORS.get(operator) as typeof OPERATORS extends ReadonlyMap<string, infer T> ? T : never;
  const from = inputs.map((name) => slots.get(name) as number);
  const output = newSlot(outputs, slots);
  return (values) => {
    values[output] = run(
      from.map((slot) => values[slot] as Tensor),
      attributes,
    );
  };
}

function newSlot([name = '']: readonly string[], slots: Map<string, number>): number {
  const slot = slots.size;
  slots.set(name, slot);
  return slot;
}
