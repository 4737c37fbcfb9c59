import type { FeatureShape } from './features.js';
import type { GateShape } from './gate.js';

/** What decides about one family, and how well it did in validation. */
export interface Label {
  /** The id of the check whose findings it makes. */
  readonly check: string;
  /** Score from which it is one; for sqli and xss the owner's setting stands instead. 0 to 1. */
  readonly threshold: number;
  /** Whether it helps there: a label that does not is learnt from and never asked. */
  readonly decides: boolean;
}

/** model.json: what the file beside it is, and how it is used. */
export interface Manifest {
  readonly version: string;
  readonly file: string;
  readonly sha256: string;
  readonly features: FeatureShape;
  readonly gate: GateShape;
  /** In the order of the model's output. */
  readonly labels: readonly Label[];
}

/** Reads model.json. Throws one line that says what is wrong with it. */
export function toManifest(text: string): Manifest {
  const { version, file, sha256, features, gate, labels } = parse(text);
  if (typeof version !== 'string' || typeof file !== 'string' || !/^[\w-]+\.onnx$/.test(file)) {
    throw new TypeError('model.json names no version or file');
  }
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError('model.json has no sha256');
  if (!isShape(features)) throw new TypeError('model.json has no features that can be computed');
  if (!isGate(gate)) throw new TypeError('model.json has no gate');
  if (!Array.isArray(labels) || labels.length === 0 || !labels.every(isLabel)) {
    throw new TypeError('model.json has no labels');
  }
  return { version, file, sha256, features, gate, labels };
}

function parse(text: string): Partial<Manifest> {
  try {
    return Object(JSON.parse(text));
  } catch {
    throw new TypeError('model.json is no JSON');
  }
}

function isShape(shape: Partial<FeatureShape> | undefined): shape is FeatureShape {
  if (typeof shape !== 'object' || shape === null) return false;
  const { window, stride, bits, characters, skeleton } = shape;
  const isLengths = (lengths: unknown): boolean =>
    Array.isArray(lengths) && lengths.length <= 6 && lengths.every((length) => isCount(length, 3, 8));
  return (
    isCount(window, 16, 1_024) &&
    isCount(stride, 8, window as number) &&
    isCount(bits, 4, 20) &&
    isLengths(characters) &&
    isLengths(skeleton)
  );
}

function isCount(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}

function isGate(gate: Partial<GateShape> | undefined): gate is GateShape {
  const { weights, threshold, unsure } = gate ?? {};
  const isList = Array.isArray(weights) && weights.length <= 31 && weights.every((weight) => Number.isFinite(weight));
  return isList && Number.isFinite(threshold) && Array.isArray(unsure) && unsure.every((id) => typeof id === 'string');
}

function isLabel(label: unknown): label is Label {
  const { check, threshold, decides } = (label ?? {}) as Partial<Label>;
  const isScore = typeof threshold === 'number' && threshold >= 0 && threshold <= 1;
  return typeof check === 'string' && isScore && typeof decides === 'boolean';
}
