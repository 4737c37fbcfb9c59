import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRasp } from '@rasp/core';
import { expect, it } from 'vitest';
import { AdminToken } from './admin-token.js';
import { readArguments } from './arguments.js';
import { Database } from './database.js';
import { createKey } from './keys.js';
import { createProfile } from './profiles.js';
import { startServer } from './server.js';

it('speaks TLS, and agents trust it by CLOUD_CA', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rasp-tls-'));
  const [cert, keyFile, path] = ['cert.pem', 'key.pem', 'control.db'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const name = ['-subj', '/CN=control', '-addext', 'subjectAltName=IP:127.0.0.1'];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', keyFile, '-out', cert, ...name],
    {
      stdio: 'pipe',
    },
  );
  const database = new Database(path);
  expect(await new AdminToken(database).create(false)).toMatch(/^[\w-]{43}$/);
  await createProfile(database, 'shop', { APP_NAME: 'from afar' });
  const { key } = await createKey(database, 'shop', 'shop');
  database.close();
  const words = ['--port', '0', '--database', path, '--tls-cert', cert, '--tls-key', keyFile];
  const options = readArguments(words);
  expect(options?.tls).toEqual({ cert: readFileSync(cert, 'utf8'), key: readFileSync(keyFile, 'utf8') });
  const server = await startServer(options as NonNullable<typeof options>);
  const logger = { info() {}, warn() {}, error() {} };
  const rasp = createRasp({ cloudUrl: `${server.origin}/config`, key, logger, config: { CLOUD_CA: cert } });
  await rasp.ready;
  expect(rasp.status().agent).toMatchObject({ configuration: 'cloud', lastError: '', beacons: true });
  expect(rasp.config()).toMatchObject({ APP_NAME: 'from afar', BEACON_URL: `${server.origin}/beacon` });
  await rasp.close();
  await server.close();
  rmSync(folder, { recursive: true });
});
