import { INPUTS } from './builtin-runner.js';
import { type Runner, toBatch } from './classifier.js';

/** One thread: requests share the machine with the application, and our models are too small to divide. */
const SESSION = { intraOpNumThreads: 1, interOpNumThreads: 1, executionMode: 'sequential' } as const;

/**
 * Runs an ONNX file on onnxruntime-node, whose answers are promises. Rejects where the package is not installed, has
 * no binary for this system, or refuses the file.
 */
export async function createOnnxRunner(file: Uint8Array): Promise<Runner> {
  // Caught right here: bundlers take such an import for one that may be missing.
  const { InferenceSession, Tensor } = await import('onnxruntime-node').catch(refuse);
  const session = await InferenceSession.create(file, SESSION);
  const [output = ''] = session.outputNames;
  return {
    runtime: 'onnxruntime',
    run: async (windows) => {
      const { rows, length, scales } = toBatch(windows);
      const answer = await session.run({
        [INPUTS.rows]: new Tensor('int32', rows, [scales.length, length]),
        [INPUTS.scales]: new Tensor('float32', scales, [scales.length, 1]),
      });
      return answer[output]?.data as Float32Array;
    },
  };
}

function refuse(error: unknown): never {
  const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
  throw new Error(`onnxruntime-node is not there: ${reason}`);
}
