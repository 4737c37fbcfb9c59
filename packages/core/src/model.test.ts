import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folder as released } from '@rasp/models';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import type { ConfigInput } from './config/schema.js';
import { createEngine, type Engine } from './engine.js';
import { isPromise } from './maybe-promise.js';
import { Models } from './ml/models.js';
import { toInProcessExchange } from './testing/in-process-exchange.js';
import { MODEL_ALONE } from './testing/payloads.js';
import type { Verdict } from './verdict/verdict.js';

const GRAMMATICAL = "1' OR '1'='1";

/** Everybody asks once: what one did is not held against the next. */
let clients = 1;

const engines: Engine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close();
});

async function start(config: ConfigInput = {}, modelFolder?: string): Promise<{ engine: Engine; lines: string[] }> {
  const lines: string[] = [];
  const add = (line: string): void => void lines.push(line);
  const logger = { info: add, warn: add, error: add };
  const engine = createEngine({ framework: 'none', logger, config: { VERBOSE: 10, ...config }, modelFolder });
  engines.push(engine);
  await engine.ready;
  return { engine, lines };
}

function ask(
  engine: Engine,
  text: string,
  { body = false, address = `203.0.113.${clients++}` } = {},
): Promise<Verdict> | Verdict {
  const query = `q=${encodeURIComponent(text)}`;
  const { exchange, arrive } = toInProcessExchange(
    {
      method: body ? 'POST' : 'GET',
      target: body ? '/' : `/?${query}`,
      rawHeaders: body
        ? ['Content-Type', 'application/x-www-form-urlencoded', 'Content-Length', `${query.length}`]
        : [],
      body: Buffer.from(body ? query : ''),
    },
    address,
  );
  const verdict = engine.inspect(exchange);
  arrive();
  return verdict;
}

describe('an engine with the model', () => {
  it("says so in pyrasp's words, and in its status", async () => {
    const { engine, lines } = await start();
    expect(lines).toContain('[+] XSS model loaded');
    expect(lines).toContain('[+] SQLI model loaded');
    expect(engine.status().model).toMatchObject({ runtime: 'builtin', fault: '' });
  });

  it.each(['builtin', 'onnxruntime'] as const)('blocks on %s what no grammar is certain of', async (ML_RUNTIME) => {
    const { engine } = await start({ ML_RUNTIME });
    for (const body of [false, true]) {
      const verdict = await ask(engine, MODEL_ALONE, { body });
      expect(verdict).toMatchObject({ action: 'block', findings: [{ detection: { certainty: 'unsure' } }] });
    }
  });

  it('answers at once on the built-in interpreter, and on onnxruntime where the model has nothing to say', async () => {
    const { engine } = await start({ ML_RUNTIME: 'onnxruntime' });
    expect(isPromise(ask(engine, 'harmless'))).toBe(false);
    expect(isPromise(ask(engine, MODEL_ALONE))).toBe(true);
    // Only logged: a block waits for the rest of the request, whoever found it.
    const builtin = await start({ SECURITY_CHECKS: { xss: 3 } });
    expect(isPromise(ask(builtin.engine, MODEL_ALONE))).toBe(false);
  });

  it('lets its owner set from which score, and from which length', async () => {
    expect(await ask((await start({ SQLI_PROBA: 1, XSS_PROBA: 1 })).engine, MODEL_ALONE)).toMatchObject({
      action: 'pass',
    });
    const long = { MIN_SQLI_LEN: MODEL_ALONE.length + 1, MIN_XSS_LEN: MODEL_ALONE.length + 1 };
    expect(await ask((await start(long)).engine, MODEL_ALONE)).toMatchObject({ action: 'pass' });
    const fits = { MIN_SQLI_LEN: MODEL_ALONE.length, MIN_XSS_LEN: MODEL_ALONE.length };
    expect(await ask((await start(fits)).engine, MODEL_ALONE)).toMatchObject({ action: 'block' });
  });

  it('only logs where the check only logs', async () => {
    const { engine } = await start({ SECURITY_CHECKS: { xss: 3 } });
    expect(await ask(engine, MODEL_ALONE)).toMatchObject({ action: 'pass', findings: [{ check: 'xss', mode: 3 }] });
  });

  it('bans nobody for one finding of the model: BLACKLIST_STRIKES.model of them do', async () => {
    const { engine } = await start({ SECURITY_CHECKS: { xss: 2 }, BLACKLIST_PRIVATE: true });
    const address = '198.51.100.7';
    for (let strike = 1; strike <= 3; strike++) {
      expect(await ask(engine, 'harmless', { address })).toMatchObject({ action: 'pass' });
      expect(await ask(engine, MODEL_ALONE, { address })).toMatchObject({ action: 'block' });
    }
    expect(await ask(engine, 'harmless', { address })).toMatchObject({ findings: [{ check: 'blacklist' }] });
  });

  it('remembers nothing as harmless that it had no time to look at', async () => {
    const { engine } = await start();
    const odd = Array.from(
      { length: 20 },
      (_, index) => `p${index}=${encodeURIComponent(`Don't ring; "it's" fine = really! (${index})`)}`,
    );
    const target = `/?${odd.join('&')}&q=${encodeURIComponent(MODEL_ALONE)}`;
    const message = { method: 'GET', target, rawHeaders: [], body: Buffer.alloc(0) };
    const { exchange, arrive } = toInProcessExchange(message, '198.51.100.9');
    const crowded = engine.inspect(exchange);
    arrive();
    expect(await crowded).toMatchObject({ action: 'pass' });
    expect(await ask(engine, MODEL_ALONE)).toMatchObject({ action: 'block' });
  });

  it('takes a new runtime while it runs', async () => {
    const { engine } = await start();
    engine.setConfig({ ML_RUNTIME: 'onnxruntime' });
    await expect.poll(() => engine.status().model.runtime).toBe('onnxruntime');
    expect(await ask(engine, MODEL_ALONE)).toMatchObject({ action: 'block' });
  });
});

describe('an engine that loses its model to a change', () => {
  it('says so, once', async () => {
    const { engine, lines } = await start({}, goneFolder());
    expect(lines.filter((line) => line.includes('not loaded'))).toEqual([]);
    engine.setConfig({ ML_RUNTIME: 'onnxruntime' });
    const fault = 'model.json is missing';
    await expect.poll(() => engine.status().model.fault).toBe(fault);
    engine.setConfig({ VERBOSE: 0 });
    const told = ['XSS', 'SQLI'].map((name) => `[!] ${name} model not loaded: ${fault}`);
    expect(lines.filter((line) => line.includes('not loaded'))).toEqual(told);
  });

  /** Read by the built-in interpreter, which other engines then share, and gone for who reads it later. */
  function goneFolder(): string {
    const gone = mkdtempSync(join(tmpdir(), 'rasp-gone-model-'));
    onTestFinished(() => rmSync(gone, { recursive: true }));
    cpSync(released, gone, { recursive: true, filter: (path) => !path.includes('node_modules') });
    new Models(gone).use('builtin');
    rmSync(join(gone, 'model.json'));
    return gone;
  }
});

describe('an engine without the model', () => {
  it('says why, and grammars go on', async () => {
    const nowhere = mkdtempSync(join(tmpdir(), 'rasp-no-model-'));
    onTestFinished(() => rmSync(nowhere, { recursive: true }));
    const { engine, lines } = await start({}, nowhere);
    expect(lines).toContain('[!] SQLI model not loaded: model.json is missing');
    expect(lines).toContain('[!] XSS model not loaded: model.json is missing');
    expect(engine.status().model).toEqual({ version: '', runtime: '', fault: 'model.json is missing' });
    expect(await ask(engine, GRAMMATICAL)).toMatchObject({ action: 'block' });
    expect(await ask(engine, MODEL_ALONE)).toMatchObject({ action: 'pass' });
  });
});
