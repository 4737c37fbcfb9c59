import { afterEach, describe, expect, it } from 'vitest';
import type { ConfigInput } from '../../config/schema.js';
import { createEngine, type Engine } from '../../engine.js';
import { startTcpReceiver } from './testing/receivers.js';

const silent = { info() {}, warn() {}, error() {} };
const ATTACK = `/?q=${encodeURIComponent("1' OR '1'='1")}`;
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

function start(config: ConfigInput): Engine {
  const engine = createEngine({
    framework: 'none',
    logger: silent,
    config: { SECURITY_CHECKS: { flood: 0 }, ...config },
  });
  ends.push(() => engine.close());
  return engine;
}

function ask(engine: Engine, target: string): void {
  const message = { method: 'GET', url: target, headers: {}, rawHeaders: [], socket: undefined };
  const reply = { headersSent: false, setHeader() {}, removeHeader() {}, on() {}, once() {} };
  void engine.inspect({ message, reply, target, address: '127.0.0.1', parsedBody: undefined, headOnly: true } as never);
}

/** Microseconds a request, the least of many rounds in turn: what others do on this machine slows both down. */
async function leastTimes(engines: readonly Engine[], target: string): Promise<number[]> {
  const least = engines.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < 40; round++) {
    for (const [index, engine] of engines.entries()) {
      const startMs = performance.now();
      for (let count = 0; count < 20; count++) ask(engine, target);
      least[index] = Math.min(least[index] as number, (performance.now() - startMs) * 50);
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return least;
}

describe('requests take as long with a log', () => {
  it.each<[string, (receiver: { port: number; close(): Promise<void> }) => Promise<unknown>]>([
    ['that is delivered', async () => {}],
    ['whose receiver is dead', (receiver) => receiver.close()],
  ])('%s', async (_name, prepare) => {
    const receiver = await startTcpReceiver();
    ends.push(() => receiver.close().catch(() => {}));
    await prepare(receiver);
    const engines = [start({}), start({ LOG_ENABLED: true, LOG_PROTOCOL: 'tcp', LOG_PORT: receiver.port })];
    const [harmless = 0, harmlessLogged = 0] = await leastTimes(engines, '/fine?x=1');
    expect(harmlessLogged).toBeLessThan(harmless * 1.5 + 2);
    const [attack = 0, attackLogged = 0] = await leastTimes(engines, ATTACK);
    expect(attackLogged).toBeLessThan(attack * 1.5 + 20);
  });

  it('whose receiver reads nothing', async () => {
    const { port, close } = await startTcpReceiver({ meet: (socket) => void setImmediate(() => socket.pause()) });
    ends.push(close);
    const engines = [start({}), start({ LOG_ENABLED: true, LOG_PROTOCOL: 'tcp', LOG_PORT: port })];
    const [attack = 0, attackLogged = 0] = await leastTimes(engines, ATTACK);
    expect(attackLogged).toBeLessThan(attack * 1.5 + 20);
  });
});
