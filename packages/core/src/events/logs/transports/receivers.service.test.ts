import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failures } from '../../../failures.js';
import { Country } from '../../country/country.js';
import { Emitter } from '../../emitter.js';
import { Logging } from '../logging.js';
import { toSeedJson, toSeedLine } from '../seed-formats.js';
import { makeCertificates } from '../testing/certificates.js';
import { logConfig, until } from '../testing/receivers.js';
import { sampleEvent } from '../testing/sample-event.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rasp-receiver-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function createLogging() {
  const said: string[] = [];
  const say = (line: string): void => void said.push(line);
  const logger = { info: say, warn: say, error: say };
  const failures = new Failures(logger, new Emitter(() => {}));
  return { said, logging: new Logging({ logger, failures, country: new Country({ warn: say }) }) };
}

const numbered = (id: number) => sampleEvent({ payload: `attack ${id} ${'x'.repeat(500)}` });

describe('a full disk', () => {
  it('is told of once; when there is room again, every event is there once and whole', async () => {
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]);
    const { logging, said } = createLogging();
    try {
      writeFileSync(join(disk, 'filler'), 'x'.repeat(40_000));
      const LOG_PATH = join(disk, 'attacks.log');
      logging.configure(logConfig({ LOG_PROTOCOL: 'file', LOG_PATH }));
      for (let id = 0; id < 60; id++) logging.add(numbered(id));
      await until(() => said.length > 0);
      expect(said).toEqual([`[!] log: ${LOG_PATH}: ENOSPC: no space left on device, write`]);
      rmSync(join(disk, 'filler'));
      await until(() => logging.counts.queued === 0);
      expect(readFileSync(LOG_PATH, 'utf8').split('\n').slice(0, -1)).toEqual(
        Array.from({ length: 60 }, (_, id) => toSeedLine(numbered(id))),
      );
      expect(said.at(-1)).toBe(`[+] Log: ${LOG_PATH} takes events again, 0 were dropped`);
    } finally {
      await logging.close();
      execFileSync('umount', [disk]);
    }
  });
});

describe('a webhook over TLS', () => {
  async function startHttps(names?: string) {
    const { ca, cert, key } = makeCertificates(folder, names);
    const bodies: string[] = [];
    const server = createServer(
      { cert: readFileSync(cert), key: readFileSync(key) },
      (request: IncomingMessage, response) => {
        let body = '';
        request.on('data', (chunk) => {
          body += String(chunk);
        });
        request.on('end', () => {
          bodies.push(`${request.headers.authorization} ${body}`);
          response.end();
        });
      },
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { ca, bodies, port: (server.address() as AddressInfo).port, close: () => server.close() };
  }

  it("whose authority is in LOG_CA gets pyrasp's object and the token", async () => {
    const { ca, bodies, port, close } = await startHttps();
    const { logging } = createLogging();
    logging.configure(
      logConfig({ LOG_PROTOCOL: 'https', LOG_FORMAT: 'json', LOG_PORT: port, LOG_CA: ca, LOG_TOKEN: 'token-1' }),
    );
    logging.add(sampleEvent());
    await until(() => bodies.length === 1);
    expect(bodies).toEqual([`Bearer token-1 ${toSeedJson(sampleEvent())}`]);
    await logging.close();
    close();
  });

  it.each([
    ['whose authority nobody knows', undefined, ''],
    ['whose certificate is for another name', 'DNS:other.example', 'ca.pem'],
  ])('%s gets nothing, and it is said why', async (_name, names, ca) => {
    const { bodies, port, close } = await startHttps(names);
    const { logging, said } = createLogging();
    const LOG_CA = ca === '' ? '' : join(folder, ca);
    logging.configure(logConfig({ LOG_PROTOCOL: 'https', LOG_FORMAT: 'json', LOG_PORT: port, LOG_CA, LOG_TOKEN: 't' }));
    logging.add(sampleEvent());
    await until(() => said.length > 0);
    expect(said[0]).toMatch(/^\[!\] log: https:\/\/127\.0\.0\.1:\d+\/: (unable|self.signed|Hostname\/IP)/);
    await logging.close();
    close();
    expect(bodies).toEqual([]);
  });

  it('whose LOG_CA is not there says so', async () => {
    const { logging, said } = createLogging();
    logging.configure(logConfig({ LOG_PROTOCOL: 'https', LOG_CA: join(folder, 'none.pem') }));
    logging.add(sampleEvent());
    await until(() => said.length > 0);
    expect(said[0]).toContain(join(folder, 'none.pem'));
    await logging.close();
  });
});
