import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ConfigInput } from '../../config/schema.js';
import { Failures } from '../../failures.js';
import type { Logger } from '../../rasp.js';
import { Country } from '../country/country.js';
import { Emitter } from '../emitter.js';
import { MAX_QUEUED_EVENTS } from './log-queue.js';
import { Logging } from './logging.js';
import { toSeedJson, toSeedLine } from './seed-formats.js';
import {
  logConfig,
  type Receiver,
  startHttpReceiver,
  startTcpReceiver,
  startUdpReceiver,
  until,
} from './testing/receivers.js';
import { sampleEvent } from './testing/sample-event.js';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

function start(config: ConfigInput) {
  const said: string[] = [];
  const say = (line: string): void => void said.push(line);
  const logger: Logger = { info: say, warn: say, error: say };
  const failures = new Failures(logger, new Emitter(() => {}));
  const logging = new Logging({ logger, failures, country: new Country({ warn: say }) });
  logging.configure(logConfig(config));
  ends.push(() => logging.close());
  return {
    logging,
    said,
    configure: (changed: ConfigInput) => logging.configure(logConfig({ ...config, ...changed })),
  };
}

async function receive<R extends Receiver>(starting: Promise<R>): Promise<R> {
  const receiver = await starting;
  ends.push(() => receiver.close());
  return receiver;
}

const numbered = (id: number) => sampleEvent({ payload: `attack ${id}` });
const send = (logging: Logging, from: number, to: number): void => {
  for (let id = from; id < to; id++) logging.add(numbered(id));
};
const idsIn = (lines: readonly string[]): ReadonlySet<number> =>
  new Set(lines.map((line) => Number(/attack (\d+)/.exec(line)?.[1])));

/** A port on which nobody listens. */
async function deadPort(): Promise<number> {
  const { port, close } = await startTcpReceiver();
  await close();
  return port;
}

describe('a receiver that works gets every event, exactly', () => {
  it('over UDP', async () => {
    const { port, lines } = await receive(startUdpReceiver());
    const { logging } = start({ LOG_PORT: port });
    send(logging, 0, 20);
    await until(() => lines.length === 20);
    expect(lines.map((line) => line.replace(/^<132>.{15} \S+ rasp\[\d+\]: /, ''))).toEqual(
      Array.from({ length: 20 }, (_, id) => toSeedLine(numbered(id))),
    );
    expect(logging.counts).toEqual({ delivered: 20, dropped: 0, queued: 0 });
  });

  it('over TCP, by line', async () => {
    const { port, lines } = await receive(startTcpReceiver());
    const { logging } = start({ LOG_PORT: port, LOG_PROTOCOL: 'tcp', LOG_FORMAT: 'json' });
    send(logging, 0, 500);
    await until(() => lines.length === 500);
    expect(lines).toEqual(Array.from({ length: 500 }, (_, id) => toSeedJson(numbered(id))));
  });

  it('over TCP, counted, in the format of RFC 5424', async () => {
    let text = '';
    const { port } = await receive(
      startTcpReceiver({ meet: (socket) => void socket.on('data', (chunk) => (text += String(chunk))) }),
    );
    const { logging } = start({ LOG_PORT: port, LOG_PROTOCOL: 'tcp', LOG_FORMAT: 'rfc5424' });
    logging.add(sampleEvent({ payload: 'é' }));
    await until(() => text.endsWith('"'));
    const [count = ''] = text.split(' ', 1);
    expect(Buffer.byteLength(text.slice(count.length + 1))).toBe(Number(count));
  });

  it("over HTTP, pyrasp's object a request, with the token", async () => {
    const { port, lines, requests } = await receive(startHttpReceiver());
    const { logging } = start({
      LOG_PORT: port,
      LOG_PROTOCOL: 'http',
      LOG_FORMAT: 'json',
      LOG_PATH: '/logs?a=b',
      LOG_TOKEN: 'secret-token',
    });
    send(logging, 0, 10);
    await until(() => lines.length === 10);
    expect(lines).toEqual(Array.from({ length: 10 }, (_, id) => toSeedJson(numbered(id))));
    const { method, url, headers } = requests[0] as (typeof requests)[number];
    expect([method, url, headers.authorization, headers['content-type']]).toEqual([
      'POST',
      '/logs?a=b',
      'Bearer secret-token',
      'application/json',
    ]);
    // One connection for all of them.
    expect(new Set(requests.map(({ socket }) => socket.remotePort)).size).toBe(1);
  });
});

describe('a receiver that does not work', () => {
  it('and comes back gets everything that waited', async () => {
    const port = await deadPort();
    const { logging, said } = start({ LOG_PORT: port, LOG_PROTOCOL: 'tcp' });
    send(logging, 0, 1_000);
    await until(() => said.length > 0);
    const { lines } = await receive(startTcpReceiver({ port }));
    await until(() => idsIn(lines).size === 1_000);
    expect(lines).toHaveLength(1_000);
    await until(() => said.length === 2);
    expect(said).toEqual([
      `[!] log: tcp://127.0.0.1:${port}: connect ECONNREFUSED 127.0.0.1:${port}`,
      `[+] Log: tcp://127.0.0.1:${port} takes events again, 0 were dropped`,
    ]);
  });

  it('and stays away costs what is past the bound, with a counter and one warning', async () => {
    const port = await deadPort();
    const { logging, said } = start({ LOG_PORT: port, LOG_PROTOCOL: 'tcp' });
    send(logging, 0, MAX_QUEUED_EVENTS);
    expect(logging.counts.dropped).toBe(0);
    send(logging, 0, 500);
    expect(logging.counts).toMatchObject({ queued: MAX_QUEUED_EVENTS, dropped: 500 });
    expect(said.filter((line) => line.includes('dropped'))).toHaveLength(1);
  });

  it('and falls over again and again loses nothing', async () => {
    const port = await deadPort();
    const { logging } = start({ LOG_PORT: port, LOG_PROTOCOL: 'tcp' });
    const lines: string[] = [];
    for (let round = 0; round < 6; round++) {
      const receiver = await startTcpReceiver({ port });
      send(logging, round * 200, round * 200 + 100);
      await new Promise((resolve) => setTimeout(resolve, 60));
      send(logging, round * 200 + 100, round * 200 + 200);
      await new Promise((resolve) => setTimeout(resolve, 10));
      await receiver.close();
      lines.push(...receiver.lines);
    }
    const last = await receive(startTcpReceiver({ port }));
    await until(
      () => idsIn([...lines, ...last.lines]).size === 1_200,
      15_000,
      () => idsIn([...lines, ...last.lines]).size,
    );
  });

  it('and refuses now and then gets what it refused again', async () => {
    const { port, lines } = await receive(startHttpReceiver((count) => (count % 3 === 0 ? 503 : 200)));
    const { logging } = start({ LOG_PORT: port, LOG_PROTOCOL: 'http' });
    send(logging, 0, 12);
    await until(() => lines.length === 12);
    expect(lines.map((line) => /attack \d+/.exec(line)?.[0])).toEqual(
      Array.from({ length: 12 }, (_, id) => `attack ${id}`),
    );
  });

  it('and will never take one event gets the others', async () => {
    const { port, lines } = await receive(startHttpReceiver((count) => (count === 0 ? 413 : 200)));
    const { logging, said } = start({ LOG_PORT: port, LOG_PROTOCOL: 'http' });
    send(logging, 0, 3);
    await until(() => lines.length === 2);
    expect(logging.counts).toEqual({ delivered: 2, dropped: 1, queued: 0 });
    expect(said).toEqual([`[!] log: http://127.0.0.1:${port}/: answered with 413`]);
  });

  it('and reads nothing takes no time of who adds events', async () => {
    const { port } = await receive(startTcpReceiver({ meet: (socket) => void setImmediate(() => socket.pause()) }));
    const { logging } = start({ LOG_PORT: port, LOG_PROTOCOL: 'tcp' });
    const event = sampleEvent({ payload: 'x'.repeat(2_048) });
    const startMs = performance.now();
    for (let count = 0; count < 5_000; count++) logging.add(event);
    const perEventUs = ((performance.now() - startMs) * 1_000) / 5_000;
    expect(perEventUs).toBeLessThan(50);
    // Everything that the kernel does not take stays in the queue.
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(logging.counts.queued).toBeGreaterThan(0);
  });

  it('is told of once, whatever the wall clock does meanwhile', async () => {
    const port = await deadPort();
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(2030, 0, 1) });
    ends.push(async () => void vi.useRealTimers());
    const { logging, said } = start({ LOG_PORT: port, LOG_PROTOCOL: 'tcp' });
    send(logging, 0, 10);
    await until(() => said.length > 0);
    vi.setSystemTime(new Date(2001, 0, 1));
    const { lines } = await receive(startTcpReceiver({ port }));
    await until(() => lines.length === 10);
    expect(said.filter((line) => line.includes('ECONNREFUSED'))).toHaveLength(1);
  });
});

describe('a change of the settings', () => {
  it('takes what is queued to the new receiver', async () => {
    const { logging, configure } = start({ LOG_PORT: await deadPort(), LOG_PROTOCOL: 'tcp' });
    send(logging, 0, 300);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const { port, lines } = await receive(startTcpReceiver());
    configure({ LOG_PORT: port, LOG_FORMAT: 'json' });
    send(logging, 300, 400);
    await until(() => lines.length === 400);
    expect(lines).toEqual(Array.from({ length: 400 }, (_, id) => toSeedJson(numbered(id))));
  });

  it('of other keys leaves the connection alone', async () => {
    let connections = 0;
    const { port, lines } = await receive(startTcpReceiver({ meet: () => void connections++ }));
    const { logging, configure } = start({ LOG_PORT: port, LOG_PROTOCOL: 'tcp' });
    send(logging, 0, 1);
    await until(() => lines.length === 1);
    configure({ APP_NAME: 'other' });
    send(logging, 1, 2);
    await until(() => lines.length === 2);
    expect(connections).toBe(1);
  });

  it('to LOG_ENABLED false delivers what came before, and nothing after', async () => {
    const { port, lines } = await receive(startTcpReceiver());
    const { logging, configure } = start({ LOG_PORT: port, LOG_PROTOCOL: 'tcp' });
    send(logging, 0, 100);
    configure({ LOG_ENABLED: false });
    send(logging, 100, 200);
    await until(() => lines.length === 100);
    expect(logging.counts).toEqual({ delivered: 100, dropped: 0, queued: 0 });
  });
});

describe('a stop', () => {
  it('delivers what is queued', async () => {
    const { port, lines } = await receive(startTcpReceiver());
    const { logging } = start({ LOG_PORT: port, LOG_PROTOCOL: 'tcp' });
    send(logging, 0, 2_000);
    await logging.close();
    await until(() => lines.length === 2_000);
  });

  it('waits for a dead receiver for two seconds, and says what is lost', async () => {
    const { logging, said } = start({ LOG_PORT: await deadPort(), LOG_PROTOCOL: 'tcp' });
    send(logging, 0, 5);
    const startMs = performance.now();
    await logging.close();
    expect(performance.now() - startMs).toBeLessThan(4_000);
    expect(said.at(-1)).toBe('[!] Log: stopped with 5 events that were not delivered');
  });
});
