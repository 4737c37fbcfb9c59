import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folder as released } from '@rasp/models';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readModel, toBuiltinModel } from './load-model.js';
import { readGraph } from './onnx/graph.js';
import { DamagedModel } from './onnx/protobuf-reader.js';

const MANIFEST = JSON.parse(readFileSync(join(released, 'model.json'), 'utf8')) as Record<string, unknown>;
const BYTES = readFileSync(join(released, 'model.onnx'));
const load = (folder: string): unknown => toBuiltinModel(readModel(folder));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rasp-model-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A model whose model.json says that its file is right. */
function put(bytes: Uint8Array, manifest: Record<string, unknown> = {}): void {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  writeFileSync(join(folder, 'model.json'), JSON.stringify({ ...MANIFEST, sha256, ...manifest }));
  writeFileSync(join(folder, 'model.onnx'), bytes);
}

/** The file with some bytes in place of others, found from its end. */
function replaced(from: readonly number[], to: readonly number[]): Buffer {
  const bytes = Buffer.from(BYTES);
  const at = bytes.lastIndexOf(Buffer.from(from));
  expect(at).toBeGreaterThan(0);
  bytes.set(to, at);
  return bytes;
}

describe('a model', () => {
  it('that is whole is loaded', () => {
    put(BYTES);
    expect(load(folder)).toMatchObject({ runner: { runtime: 'builtin' } });
  });

  it('is at most 4 MB, with everything that is released', () => {
    expect(BYTES.length).toBeLessThanOrEqual(4 * 1024 * 1024);
  });

  it('that is not there is named', () => {
    expect(() => load(folder)).toThrow('model.json is missing');
    put(BYTES);
    rmSync(join(folder, 'model.onnx'));
    expect(() => load(folder)).toThrow('model.onnx is missing');
  });

  it('whose model.json is damaged is refused by that name', () => {
    for (const text of ['', '{"version":', 'null', '[]', '7']) {
      writeFileSync(join(folder, 'model.json'), text);
      expect(() => load(folder)).toThrow(/^model\.json /);
    }
  });

  it('that is another file than model.json describes is refused', () => {
    put(BYTES, { sha256: '0'.repeat(64) });
    expect(() => load(folder)).toThrow('model.onnx is not the file that model.json describes');
  });

  it('that is cut off is refused, wherever', () => {
    for (const length of [0, 1, 100, BYTES.length - 1]) {
      put(BYTES.subarray(0, length));
      expect(() => load(folder)).toThrow();
    }
  });

  it('with weights that are no numbers is refused', () => {
    const at = BYTES.indexOf('second_bias');
    expect(at).toBeGreaterThan(0);
    const graph = readGraph(BYTES);
    const bias = graph.constants.get('second_bias')?.data as Float32Array;
    const raw = Buffer.from(bias.buffer, bias.byteOffset, bias.byteLength);
    put(replaced([...raw], [0, 0, 0xc0, 0x7f]));
    expect(() => load(folder)).toThrow('its weights "second_bias" hold what is no number');
  });

  it.each([12, 23])('of opset %d is refused', (opset) => {
    put(replaced([0x42, 0x04, 0x0a, 0x00, 0x10, 17], [0x42, 0x04, 0x0a, 0x00, 0x10, opset]));
    expect(() => load(folder)).toThrow(`it is written for opset ${opset}; 13 to 22 can be run`);
  });

  it.each([13, 22])('of opset %d is loaded', (opset) => {
    put(replaced([0x42, 0x04, 0x0a, 0x00, 0x10, 17], [0x42, 0x04, 0x0a, 0x00, 0x10, opset]));
    expect(() => load(folder)).not.toThrow();
  });

  it('with an operation that is not there is refused', () => {
    put(replaced([...Buffer.from('Sigmoid')], [...Buffer.from('Softmax')]));
    expect(() => load(folder)).toThrow('it uses "Softmax"');
  });

  it('with fewer scores than model.json has labels is refused', () => {
    put(BYTES, { labels: [...(MANIFEST.labels as unknown[]), { check: 'more', threshold: 0.5, decides: true }] });
    expect(() => load(folder)).toThrow(/the model gave \d+ scores instead of \d+/);
  });

  it.each([
    ['version', undefined, 'names no version or file'],
    ['file', '../model.onnx', 'names no version or file'],
    ['sha256', 'x', 'has no sha256'],
    ['features', { window: 1e9 }, 'has no features'],
    ['gate', { weights: ['a'] }, 'has no gate'],
    ['labels', [], 'has no labels'],
  ])('whose model.json has a wrong %s is refused', (key, value, reason) => {
    put(BYTES, { [key]: value });
    expect(() => load(folder)).toThrow(reason);
  });
});

describe('the reader of ONNX files', () => {
  it('refuses any bytes in one way', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          readGraph(bytes);
          return true;
        } catch (error) {
          return error instanceof DamagedModel;
        }
      }),
    );
  });

  it('refuses a damaged file in one way, or reads numbers out of it', () => {
    fc.assert(
      fc.property(fc.nat(2_000), fc.nat(255), (fromEnd, byte) => {
        const bytes = Buffer.from(BYTES);
        bytes[bytes.length - 1 - fromEnd] = byte;
        try {
          return readGraph(bytes).nodes.length <= 64;
        } catch (error) {
          return error instanceof DamagedModel;
        }
      }),
      { numRuns: 50 },
    );
  });
});
