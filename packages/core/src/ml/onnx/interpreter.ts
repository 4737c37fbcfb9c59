import type { Graph, Node, Tensor } from './graph.js';
import { OPERATORS, sumOfRows } from './operators.js';
import { DamagedModel } from './protobuf-reader.js';

/** The operations mean the same from one to the other: ReduceSum takes its axes as an input since 13. */
const OPSETS = { first: 13, last: 22 } as const;

/** A model ready to be run: inputs by name to the one output. */
export type Program = (inputs: ReadonlyMap<string, Tensor>) => Tensor;

type Step = (values: Map<string, Tensor>) => void;

/** Makes a program of a graph. Throws `DamagedModel` where the graph needs what is not there. */
export function toProgram(graph: Graph): Program {
  const { opset, constants, outputs } = graph;
  if (!(opset >= OPSETS.first && opset <= OPSETS.last)) {
    throw new DamagedModel(`it is written for opset ${opset}; ${OPSETS.first} to ${OPSETS.last} can be run`);
  }
  const steps = toSteps(graph);
  const [output = ''] = outputs;
  return (inputs) => {
    const values = new Map([...constants, ...inputs]);
    for (const step of steps) step(values);
    return values.get(output) as Tensor;
  };
}

function toSteps({ nodes, constants, inputs, outputs }: Graph): Step[] {
  const known = new Set([...constants.keys(), ...inputs]);
  const steps: Step[] = [];
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index] as Node;
    const next = nodes[index + 1];
    assertRunnable(node, known);
    for (const name of node.outputs) known.add(name);
    if (next !== undefined && isSumOfRows(node, next, constants)) {
      steps.push(toSumStep(node, next));
      for (const name of next.outputs) known.add(name);
      index++;
    } else steps.push(toStep(node));
  }
  if (outputs.length !== 1 || !known.has(outputs[0] as string)) throw new DamagedModel('it has not one output');
  return steps;
}

function assertRunnable({ operator, inputs, attributes }: Node, known: ReadonlySet<string>): void {
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

function toSumStep({ inputs: [table = '', rows = ''] }: Node, { outputs: [output = ''] }: Node): Step {
  return (values) => void values.set(output, sumOfRows(values.get(table) as Tensor, values.get(rows) as Tensor));
}

function toStep({ operator, inputs, outputs: [output = ''], attributes }: Node): Step {
  const run = OPERATORS.get(operator) as typeof OPERATORS extends ReadonlyMap<string, infer T> ? T : never;
  return (values) =>
    void values.set(
      output,
      run(
        inputs.map((name) => values.get(name) as Tensor),
        attributes,
      ),
    );
}
