import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../engine.js';
import type { RaspOptions } from '../rasp.js';
import { type Receiver, startTcpReceiver, until } from './logs/testing/receivers.js';

const ATTACK = `/?q=${encodeURIComponent("1' OR '1'='1")}`;
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

function start(options: RaspOptions): { engine: Engine; said: string[] } {
  const said: string[] = [];
  const say = (line: string): void => void said.push(line);
  const logger = { info: say, warn: say, error: say };
  const engine = createEngine({ framework: 'none', logger, ...options });
  ends.push(() => engine.close());
  return { engine, said };
}

function attack(engine: Engine, address = '127.0.0.1'): void {
  const message = { method: 'GET', url: ATTACK, headers: {}, rawHeaders: [], socket: { remoteAddress: address } };
  const reply = { headersSent: false, setHeader() {}, removeHeader() {}, on() {}, once() {} };
  void engine.inspect({ message, reply, target: ATTACK, address, parsedBody: undefined, headOnly: true } as never);
}

async function receiver(): Promise<Receiver> {
  const one = await startTcpReceiver();
  ends.push(() => one.close());
  return one;
}

const STARTING = '[+] Starting logging process';

describe('a log', () => {
  it('is named by the banner, and where it is switched on later', async () => {
    const { port } = await receiver();
    const LOG = { LOG_PROTOCOL: 'tcp', LOG_PORT: port } as const;
    expect(start({ config: { VERBOSE: 10, LOG_ENABLED: true, ...LOG } }).said).toContain(STARTING);
    const { engine, said } = start({ config: { VERBOSE: 10, ...LOG } });
    expect(said).not.toContain(STARTING);
    engine.setConfig({ LOG_ENABLED: true });
    engine.setConfig({ APP_NAME: 'other' });
    expect(said.filter((line) => line === STARTING)).toHaveLength(1);
  });

  it('goes elsewhere with the next revision', async () => {
    const [first, second] = [await receiver(), await receiver()];
    const { engine } = start({ config: { LOG_ENABLED: true, LOG_PROTOCOL: 'tcp', LOG_PORT: first.port } });
    attack(engine);
    await until(() => first.lines.length === 1);
    engine.setConfig({ LOG_PORT: second.port, LOG_FORMAT: 'json' });
    attack(engine);
    await until(() => second.lines.length === 1);
    expect([first.lines.length, JSON.parse(second.lines[0] ?? '')]).toMatchObject([1, { application: 'Web Server' }]);
    expect(engine.status().log).toEqual({ delivered: 2, dropped: 0, queued: 0 });
  });

  it('names the country of the very first attack', async () => {
    const { port, lines } = await receiver();
    const { engine } = start({ config: { LOG_ENABLED: true, LOG_PROTOCOL: 'tcp', LOG_PORT: port } });
    attack(engine, '8.8.8.8');
    await until(() => lines.length === 1);
    expect(lines[0]).toContain('"8.8.8.8" - "United States"');
  });
});

describe("a logger of pino's shape", () => {
  it('gets attacks as objects, whatever VERBOSE is', () => {
    const calls: unknown[][] = [];
    const warn = (...parameters: unknown[]): void => void calls.push(parameters);
    const logger = { info() {}, error() {}, warn, bindings() {}, child() {}, level: 'info' };
    attack(start({ logger }).engine);
    expect(calls).toMatchObject([[{ rasp: { type: 'sqli', action: 'blocked' } }, 'rasp: sqli blocked']]);
  });
});

describe('a process that tells nobody', () => {
  it('loads neither a reader of countries nor OpenTelemetry', async () => {
    const core = JSON.stringify(new URL('../engine.ts', import.meta.url).href);
    const script = `
      import { createRequire } from 'node:module';
      import { createEngine } from ${core};
      const say = (path) => Object.keys(createRequire(import.meta.url).cache).some((one) => one.includes(path));
      const logger = { info() {}, warn() {}, error() {} };
      const engine = createEngine({ framework: 'none', logger });
      const before = [say('mmdb-lib'), say('opentelemetry')];
      engine.on('attack', () => {});
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      console.log(JSON.stringify([before, say('mmdb-lib'), say('opentelemetry')]));`;
    const flags = ['--conditions=@rasp/source', '--import', 'tsx', '--input-type=module', '-e', script];
    const { stdout } = await promisify(execFile)(process.execPath, flags, { timeout: 20_000 });
    expect(JSON.parse(stdout)).toEqual([[false, false], true, false]);
  });
});
