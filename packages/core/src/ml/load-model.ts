import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createBuiltinRunner } from './builtin-runner.js';
import type { Runner } from './classifier.js';
import { toWindows } from './features.js';
import { type Manifest, toManifest } from './manifest.js';

/** A model that can be asked. */
export interface Model {
  readonly manifest: Manifest;
  readonly runner: Runner;
}

/** A model file and what is said of it, checked against each other. */
export interface ModelFile {
  readonly manifest: Manifest;
  readonly bytes: Uint8Array;
}

/** The released model is 1 MB; a larger file is not it. */
const MAX_FILE_BYTES = 4 * 1024 * 1024;

/** Reads a folder with model.json and the file that it names. Throws one line that says what is wrong. */
export function readModel(folder: string): ModelFile {
  const manifest = toManifest(read(folder, 'model.json').toString('utf8'));
  const bytes = read(folder, manifest.file);
  if (bytes.length > MAX_FILE_BYTES) throw new RangeError(`${manifest.file} is larger than ${MAX_FILE_BYTES} bytes`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== manifest.sha256) throw new Error(`${manifest.file} is not the file that model.json describes`);
  return { manifest, bytes };
}

/** A model on the built-in interpreter, tried once. Throws where it does not run. */
export function toBuiltinModel({ manifest, bytes }: ModelFile): Model {
  const runner = createBuiltinRunner(bytes);
  const scores = runner.run(toWindows('a', manifest.features, 1));
  assertScores(scores as Float32Array, manifest.labels.length);
  return { manifest, runner };
}

/** Scores are probabilities, one a label and window; anything else is a fault of the model. */
export function assertScores(scores: Float32Array | undefined, count: number): void {
  if (scores?.length !== count) throw new Error(`the model gave ${scores?.length ?? 'no'} scores instead of ${count}`);
  for (const score of scores) if (!(score >= 0 && score <= 1)) throw new Error('the model gave a score that is none');
}

function read(folder: string, name: string): Buffer {
  try {
    return readFileSync(join(folder, name));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new Error(code === 'ENOENT' ? `${name} is missing` : `${name} cannot be read: ${code}`);
  }
}
