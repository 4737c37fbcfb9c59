import { type Batch, type Runner, toBatch } from './classifier.js';
import { readGraph, type Tensor } from './onnx/graph.js';
import { toProgram } from './onnx/interpreter.js';

/** Names of a model's inputs, agreed with its training. */
export const INPUTS = { rows: 'rows', scales: 'scales' } as const;

/** Runs an ONNX file in typed arrays, at once and without anything native. Throws `DamagedModel`. */
export function createBuiltinRunner(file: Uint8Array): Runner {
  const program = toProgram(readGraph(file));
  return { runtime: 'builtin', run: (windows) => program(toInputs(toBatch(windows))).data as Float32Array };
}

function toInputs({ rows, length, scales }: Batch): Readonly<Record<string, Tensor>> {
  return {
    [INPUTS.rows]: { dims: [scales.length, length], data: rows },
    [INPUTS.scales]: { dims: [scales.length, 1], data: scales },
  };
}
