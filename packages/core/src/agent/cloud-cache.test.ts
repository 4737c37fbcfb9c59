import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRasp, type Rasp } from '../rasp.js';
import { CloudCache } from './cloud-cache.js';
import { startCloud, status, type TestCloud } from './testing/test-cloud.js';

let folder: string;
let cloud: TestCloud;
let rasp: Rasp | undefined;
const lines: string[] = [];
const say = (line: string): void => void lines.push(line);

beforeEach(async () => {
  folder = join(mkdtempSync(join(tmpdir(), 'rasp-cache-')), 'cache');
  cloud = await startCloud({ config: { APP_NAME: 'from afar' } });
});
afterEach(async () => {
  await rasp?.close();
  await cloud.close();
  rmSync(join(folder, '..'), { recursive: true, force: true });
  lines.length = 0;
});

async function start(key = 'a-key'): Promise<Rasp> {
  const logger = { info: say, warn: say, error: say };
  rasp = createRasp({ cloudUrl: `${cloud.origin}/config`, key, logger, config: { CLOUD_CACHE: folder } });
  await rasp.ready;
  return rasp;
}

const onlyFile = (): string => {
  const [name = '', ...others] = readdirSync(folder);
  expect(others).toEqual([]);
  return join(folder, name);
};

describe('the last good configuration on disk', () => {
  it('lets an application start without its cloud, and says so', async () => {
    await (await start()).close();
    expect(statSync(onlyFile()).mode & 0o777).toBe(0o600);
    cloud.answer = status(503);
    const { agent } = (await start()).status();
    expect(rasp?.config().APP_NAME).toBe('from afar');
    expect(agent).toMatchObject({ configuration: 'cache', lastError: 'the server answered 503' });
    expect(lines.join('\n')).toMatch(/does not answer: the configuration that it gave on \d{4}-.* is in force/);
    cloud.answer = { config: { APP_NAME: 'from afar' } };
    await expect.poll(() => rasp?.status().agent.configuration, { timeout: 5_000 }).toBe('cloud');
  });

  it('does not make requests wait for a cloud that keeps silent', async () => {
    await (await start()).close();
    cloud.answer = () => undefined;
    const begun = performance.now();
    await start();
    expect(performance.now() - begun).toBeLessThan(4_000);
    expect(rasp?.config().APP_NAME).toBe('from afar');
  });

  it('is not used when somebody has changed it, and is written anew', async () => {
    await (await start()).close();
    writeFileSync(onlyFile(), readFileSync(onlyFile(), 'utf8').replace('from afar', 'from evil'));
    cloud.answer = status(503);
    await (await start()).close();
    expect(rasp?.config().APP_NAME).toBe('Web Server');
    expect(lines.join('\n')).toContain('is damaged, or of another key: it is not used');
    cloud.answer = { config: { APP_NAME: 'from afar' } };
    await (await start()).close();
    cloud.answer = status(503);
    expect((await start()).config().APP_NAME).toBe('from afar');
  });

  it.each(['', '{', '[]', '{"content": 1}', '\0'.repeat(4096)])('is not used when it is %j', async (text) => {
    const cache = new CloudCache(folder, `${cloud.origin}/config`, 'a-key');
    mkdirSync(folder);
    writeFileSync(cache.path, text);
    expect(() => cache.read()).toThrow('is damaged');
  });

  it('is of its key alone', async () => {
    await (await start()).close();
    cloud.answer = status(503);
    expect((await start('another-key')).config().APP_NAME).toBe('Web Server');
  });

  it('remembers which form of the start worked', async () => {
    cloud.answer = (response, { method }) => {
      if (method === 'GET') response.writeHead(405).end();
      else response.end(JSON.stringify({ status: true, message: '', data: { config: { APP_NAME: 'from afar' } } }));
    };
    await (await start()).close();
    await (await start()).close();
    expect(cloud.asked.map(({ method }) => method)).toEqual(['GET', 'POST', 'POST']);
  });

  it('that cannot be written costs nothing but a message', async () => {
    writeFileSync(folder, 'a file');
    expect((await start()).config().APP_NAME).toBe('from afar');
    await expect.poll(() => lines.join('\n')).toMatch(/\[!\] cloud cache: E(EXIST|NOTDIR)/);
  });
});
