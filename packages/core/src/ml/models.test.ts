import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { Models } from './models.js';

afterEach(() => {
  vi.doUnmock('onnxruntime-node');
  vi.doUnmock('node:module');
  vi.resetModules();
});

describe('the model of an engine', () => {
  it.each(['auto', 'builtin'] as const)('is there at once on %s', (runtime) => {
    const models = new Models();
    expect(models.use(runtime)).toBeUndefined();
    expect(models.state).toMatchObject({ runtime: 'builtin', fault: '' });
  });

  it('is there a little later on onnxruntime', async () => {
    const models = new Models();
    await models.use('onnxruntime');
    expect(models.state).toMatchObject({ runtime: 'onnxruntime', fault: '' });
  });

  it('changes its runtime when it is told to', async () => {
    const models = new Models();
    models.use('builtin');
    await models.use('onnxruntime');
    expect(models.state.runtime).toBe('onnxruntime');
    models.use('auto');
    expect(models.state.runtime).toBe('builtin');
  });

  it('is missing with its reason where its folder is empty', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rasp-none-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    for (const runtime of ['auto', 'onnxruntime'] as const) {
      const models = new Models(folder);
      await models.use(runtime);
      expect(models.state).toEqual({ version: '', runtime: '', fault: 'model.json is missing' });
      expect(models.model).toBeUndefined();
    }
  });

  it('is missing with its reason where onnxruntime is asked for and not installed; builtin needs it not', async () => {
    vi.doMock('onnxruntime-node', () => {
      throw new Error("Cannot find package 'onnxruntime-node'");
    });
    const { Models: Fresh } = await import('./models.js');
    const models = new Fresh();
    await models.use('onnxruntime');
    expect(models.state.fault).toMatch(/^onnxruntime-node is not there: /);
    expect(models.model).toBeUndefined();
    models.use('builtin');
    expect(models.state.fault).toBe('');
  });

  it('is missing with its reason where @rasp/models is not installed', async () => {
    vi.doMock('node:module', async (original) => ({
      ...(await original<typeof import('node:module')>()),
      createRequire: () => ({
        resolve: () => {
          throw new Error("Cannot find module '@rasp/models'");
        },
      }),
    }));
    const { Models: Fresh } = await import('./models.js');
    for (const runtime of ['auto', 'onnxruntime'] as const) {
      const models = new Fresh();
      await models.use(runtime);
      expect(models.state).toEqual({ version: '', runtime: '', fault: '@rasp/models is not installed' });
    }
  });
});
