import { join } from 'node:path';
import { toWindows } from '../../../../packages/core/src/ml/features.js';
import { readModel, toBuiltinModel } from '../../../../packages/core/src/ml/load-model.js';
import { createOnnxRunner } from '../../../../packages/core/src/ml/onnx-runner.js';
import { workspaceRoot } from '../data.js';

/** A process of its own: loads the model once and prints what that took, in milliseconds of CPU. */
async function main(): Promise<void> {
  const wantsOnnx = process.argv[2] === 'onnxruntime';
  // Importing the runtime is not loading the model: a file that is none only has it imported.
  if (wantsOnnx) await createOnnxRunner(new Uint8Array()).catch(() => {});
  const before = process.cpuUsage();
  const file = readModel(join(workspaceRoot(), 'models'));
  if (wantsOnnx) await (await createOnnxRunner(file.bytes)).run(toWindows('a', file.manifest.features, 1));
  else toBuiltinModel(file);
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(`${(user + system) / 1_000}\n`);
}

await main();
