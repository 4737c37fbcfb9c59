import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Config, ConfigInput } from '../../config/schema.js';
import { createEngine, type Engine } from '../../engine.js';
import type { SecurityEvent } from '../security-event.js';
import { toSeedJson, toSeedLine } from './seed-formats.js';
import { type Certificates, makeCertificates } from './testing/certificates.js';
import { until } from './testing/receivers.js';
import { HOSTILE_TEXTS } from './testing/sample-event.js';

type LogFormat = Config['LOG_FORMAT'];

const PROBE = 'ready';

/** Debian's rsyslogd, which stores the message of each packet, and the message alone, as a line. */
let daemon: ChildProcess;
let folder: string;
let certificates: Certificates;
const ports = { udp: 0, tcp: 0, tls: 0 };
const stored = (): string => join(folder, 'stored.log');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rasp-rsyslog-'));
  certificates = makeCertificates(folder);
  for (const name of ['udp', 'tcp', 'tls'] as const) ports[name] = await freePort();
  const file = join(folder, 'rsyslog.conf');
  writeFileSync(file, configuration());
  daemon = spawn('rsyslogd', ['-n', '-f', file, '-i', join(folder, 'pid')], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  daemon.stderr?.on('data', (chunk) => {
    said += String(chunk);
  });
  // rsyslogd does not say when it is ready; it is when something arrives.
  const probe = createSocket('udp4');
  await until(
    () => {
      probe.send(`<13>Jan  1 00:00:00 host probe: ${PROBE}`, ports.udp, '127.0.0.1');
      return existsSync(stored());
    },
    30_000,
    () => said,
  );
  probe.close();
}, 60_000);

afterAll(async () => {
  const ended = new Promise((resolve) => daemon.once('exit', resolve));
  daemon.kill('SIGKILL');
  await ended;
  rmSync(folder, { recursive: true });
});

describe.each(['udp', 'tcp', 'tls'] as const)('a real rsyslogd over %s', (protocol) => {
  it("stores exactly pyrasp's line, whatever an attacker writes", async () => {
    const events = await attack(protocol, 'syslog');
    await expectStored(events.map(toSeedLine));
  });

  it("stores exactly pyrasp's object", async () => {
    const events = await attack(protocol, 'json');
    await expectStored(events.map(toSeedJson));
  });

  it('stores the message of RFC 5424', async () => {
    const events = await attack(protocol, 'rfc5424');
    await expectStored(events.map(toSeedLine));
  });
});

describe('a certificate that does not match', () => {
  it('is refused: nothing is sent, and it is said why', async () => {
    const errors: string[] = [];
    const engine = start('tls', 'syslog', { LOG_CA: '' }, errors);
    await ask(engine, 'x');
    await until(() => errors.length > 0);
    await engine.close();
    expect(errors[0]).toMatch(/log: tls:\/\/127\.0\.0\.1:\d+: (unable to verify|self.signed|unable to get)/);
    expect(engine.status().log.delivered).toBe(0);
  });
});

function start(
  protocol: keyof typeof ports,
  format: LogFormat,
  config: ConfigInput = {},
  errors: string[] = [],
): Engine {
  return createEngine({
    framework: 'none',
    logger: { info() {}, warn() {}, error: (line: string) => void errors.push(line) },
    config: {
      LOG_ENABLED: true,
      LOG_FORMAT: format,
      LOG_PROTOCOL: protocol,
      LOG_PORT: ports[protocol],
      LOG_CA: certificates.ca,
      SECURITY_CHECKS: { sqli: 3, xss: 3, command: 3, path: 0, flood: 0, decoy: 0, hpp: 0 },
      ...config,
    },
  });
}

/** Attacks with every hostile text; the events that an application was told of. */
async function attack(protocol: keyof typeof ports, format: LogFormat): Promise<readonly SecurityEvent[]> {
  writeFileSync(stored(), '');
  const engine = start(protocol, format);
  const events: SecurityEvent[] = [];
  engine.on('attack', (event) => void events.push(event));
  for (const text of HOSTILE_TEXTS) await ask(engine, text);
  await engine.close();
  expect(events.length).toBeGreaterThanOrEqual(HOSTILE_TEXTS.length);
  return events;
}

async function ask(engine: Engine, text: string): Promise<void> {
  const target = `/?q=${encodeURIComponent(`1' OR '1'='1' -- ${text.replace(/\p{Cs}/gu, '\ufffd')}`)}`;
  const message = { method: 'GET', url: target, headers: {}, rawHeaders: [], socket: undefined };
  const reply = { headersSent: false, setHeader() {}, removeHeader() {}, on() {}, once() {} };
  const exchange = { message, reply, target, address: '10.0.0.7', parsedBody: undefined, headOnly: true };
  await engine.inspect(exchange as never);
}

async function expectStored(lines: readonly string[]): Promise<void> {
  const read = (): string[] =>
    readFileSync(stored(), 'utf8')
      .split('\n')
      .slice(0, -1)
      .filter((line) => line !== PROBE);
  await until(
    () => read().length >= lines.length,
    15_000,
    () => read().join('\n'),
  );
  expect(read().sort()).toEqual([...lines].sort());
}

function configuration(): string {
  const { ca, cert, key } = certificates;
  return `
global(workDirectory="${folder}" defaultNetstreamDriverCAFile="${ca}" defaultNetstreamDriverCertFile="${cert}" defaultNetstreamDriverKeyFile="${key}" parser.escapeControlCharactersOnReceive="on")
module(load="imudp")
module(load="imtcp")
input(type="imudp" address="127.0.0.1" port="${ports.udp}" ruleset="store")
input(type="imtcp" address="127.0.0.1" port="${ports.tcp}" ruleset="store")
input(type="imtcp" address="127.0.0.1" port="${ports.tls}" ruleset="store" streamDriver.name="gtls" streamDriver.mode="1" streamDriver.authMode="anon")
template(name="trimmed" type="string" string="%$.text%\\n")
ruleset(name="store") {
  set $.text = ltrim($msg);
  if ($rawmsg startswith "{") then { set $.text = $rawmsg; }
  action(type="omfile" file="${stored()}" template="trimmed" asyncWriting="off" flushOnTXEnd="on")
}
`;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
