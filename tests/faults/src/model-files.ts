import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Prepared, pause } from './scenario.js';
import { FILE_CONFIG, type ServerProcess } from './server-process.js';

const INSTALLED = fileURLToPath(new URL('../../../models', import.meta.url));
const FILES = ['model.json', 'model.onnx'] as const;
/** How long a server may take to see a changed configuration, and to load what it names. */
const PATIENCE_MS = 10_000;

let folder = '';
let round = 0;

/** A server whose model is damaged as it starts, and whose configuration says what runs it. */
export async function prepareModel(): Promise<Prepared> {
  folder = mkdtempSync(join(tmpdir(), 'rasp-model-'));
  restore();
  writeFileSync(join(folder, 'model.onnx'), 'no model');
  const conf = join(folder, 'rasp.json');
  writeFileSync(conf, JSON.stringify({ ...FILE_CONFIG, ML_RUNTIME: 'builtin' }));
  return {
    rasp: { conf, modelFolder: folder },
    end: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** While the model is damaged or gone the grammars decide alone; once it is back, the next loading takes it. */
export async function damageModel(server: ServerProcess, scale: number): Promise<void> {
  await waitForModel(server, 'fault');
  restore();
  await reload(server, 'loaded');
  for (let left = Math.max(1, Math.ceil(3 * scale)); left > 0; left--) {
    for (const damage of DAMAGES) {
      damage();
      await reload(server, 'fault');
      restore();
      await reload(server, 'loaded');
    }
  }
}

const DAMAGES: readonly (() => void)[] = [
  () => writeFileSync(join(folder, 'model.onnx'), Buffer.alloc(1_000_000, 7)),
  () => writeFileSync(join(folder, 'model.json'), '{"version":'),
  ...FILES.map((file) => () => rmSync(join(folder, file))),
];

function restore(): void {
  for (const file of FILES) cpSync(join(INSTALLED, file), join(folder, file));
}

/** Another runtime is another loading of the files; the built-in one keeps what it has once read. */
async function reload(server: ServerProcess, expected: 'fault' | 'loaded'): Promise<void> {
  for (const runtime of ['builtin', 'onnxruntime']) {
    const config = { ...FILE_CONFIG, ML_RUNTIME: runtime, APP_NAME: `round ${round++}` };
    const { revision } = (await server.status()) as { revision: number };
    writeFileSync(join(folder, 'rasp.json'), JSON.stringify(config));
    await waitUntil(server, `revision ${revision + 1}`, (status) => (status.revision as number) > revision);
  }
  await waitForModel(server, expected);
}

function waitForModel(server: ServerProcess, expected: 'fault' | 'loaded'): Promise<void> {
  return waitUntil(server, `a model that is ${expected}`, ({ model }) => {
    const { runtime, fault } = model as { runtime: string; fault: string };
    return expected === 'fault' ? fault !== '' : runtime !== '' && fault === '';
  });
}

async function waitUntil(
  server: ServerProcess,
  what: string,
  isSo: (status: Record<string, unknown>) => boolean,
): Promise<void> {
  for (let waitedMs = 0; waitedMs < PATIENCE_MS; waitedMs += 50) {
    if (isSo(await server.status())) return;
    await pause(50);
  }
  throw new Error(`there was never ${what}`);
}
