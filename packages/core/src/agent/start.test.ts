import { afterEach, describe, expect, it } from 'vitest';
import { createRasp, type Rasp, type RaspOptions } from '../rasp.js';
import { startCloud, status, type TestCloud } from './testing/test-cloud.js';

let cloud: TestCloud;
let rasp: Rasp | undefined;
const lines: string[] = [];
const say = (line: string): void => void lines.push(line);

afterEach(async () => {
  await rasp?.close();
  await cloud.close();
  lines.length = 0;
});

async function start(options: RaspOptions = {}): Promise<Rasp> {
  const logger = { info: say, warn: say, error: say };
  rasp = createRasp({ cloudUrl: `${cloud.origin}/config`, key: 'a-key', logger, ...options });
  await rasp.ready;
  return rasp;
}

const CONFIG = { APP_NAME: 'from afar', SECURITY_CHECKS: { sqli: 1 } };

describe('a start', () => {
  it('asks by GET, with key, version and platform in headers', async () => {
    cloud = await startCloud({ config: CONFIG });
    const { config, status: now } = await start();
    expect(config.call(rasp).APP_NAME).toBe('from afar');
    expect(now.call(rasp).agent).toMatchObject({ configuration: 'cloud', lastError: '', refused: {} });
    expect(cloud.asked).toHaveLength(1);
    const [{ method, path, headers }] = cloud.asked as [(typeof cloud.asked)[0]];
    expect([method, path]).toEqual(['GET', '/config']);
    expect(headers).toMatchObject({ authorization: 'Bearer a-key', 'x-rasp-platform': 'none' });
    expect(headers['x-rasp-version']).toMatch(/^\d/);
  });

  it.each([404, 405, 501, 200])('that gets %i and no JSON asks by POST, as the code of pyrasp does', async (code) => {
    cloud = await startCloud((response, { method }) => {
      if (method === 'GET') response.writeHead(code).end('<html>');
      else response.end(JSON.stringify({ status: true, message: 'ok', data: { config: CONFIG, blacklist: {} } }));
    });
    expect((await start()).config().APP_NAME).toBe('from afar');
    expect(cloud.asked.map(({ method }) => method)).toEqual(['GET', 'POST']);
    expect(cloud.asked[1]?.body).toMatchObject({ key: 'a-key', platform: 'none', routes: [] });
  });

  it('takes the data itself for the configuration where it holds none', async () => {
    cloud = await startCloud({ status: true, message: '', data: CONFIG });
    expect((await start()).config().APP_NAME).toBe('from afar');
  });

  it('drops what has expired by the clock of the server, and keeps the rest for as long as it has left', async () => {
    const skewMs = 7 * 86_400_000;
    cloud = await startCloud((response) => {
      const serverNow = Date.now() + skewMs;
      const at = (agoSeconds: number) => Math.floor(serverNow / 1_000) - agoSeconds;
      const blacklist = { '203.0.113.1': at(3_590), '203.0.113.2': at(3_610), '203.0.113.3': at(-86_400) };
      response.setHeader('date', new Date(serverNow).toUTCString()).end(JSON.stringify({ config: {}, blacklist }));
    });
    const list = await (await start()).blacklist.list();
    expect(list.map(({ address }) => address)).toEqual(['203.0.113.1', '203.0.113.3']);
    expect((list[0]?.expiresAtMs ?? 0) - Date.now()).toBeLessThanOrEqual(11_000);
    expect((list[1]?.expiresAtMs ?? 0) - Date.now()).toBeLessThanOrEqual(3_600_000);
  });

  it('refuses private and whitelisted addresses, own proxies, ranges and what is no address', async () => {
    const now = Math.floor(Date.now() / 1_000);
    const addresses = ['10.0.0.1', '::ffff:127.0.0.1', '203.0.113.9', '198.51.100.4', '203.0.113.0/24', 'x', '8.8.8.8'];
    const blacklist = Object.fromEntries(addresses.map((address) => [address, now]));
    cloud = await startCloud({ config: {}, blacklist: { ...blacklist, '9.9.9.9': 'soon' } });
    const engine = await start({ config: { WHITELIST: ['203.0.113.9'], TRUSTED_PROXIES: ['198.51.100.0/24'] } });
    expect((await engine.blacklist.list()).map(({ address }) => address)).toEqual(['8.8.8.8']);
    expect(engine.status().agent.refusedEntries).toBe(7);
  });
});

describe('a bad configuration', () => {
  it('is refused whole with its reasons', async () => {
    cloud = await startCloud({ config: { ...CONFIG, DENY_STATUS_CODE: 99, NONSENSE: 1 } });
    const engine = await start();
    expect(engine.config()).toMatchObject({ APP_NAME: 'Web Server', DENY_STATUS_CODE: 403 });
    const { refused, refusedWhole, configuration } = engine.status().agent;
    expect([refusedWhole, configuration]).toEqual([true, 'local']);
    expect(refused.DENY_STATUS_CODE).toContain('200 to 599');
    expect(refused.NONSENSE).toContain('unknown key');
    expect(lines.join('\n')).toContain('[!] cloud configuration: its configuration is refused, the one before stays:');
    expect(lines).toContain('[!] Nothing loaded: its configuration is refused');
  });

  it('that is nested too deeply is refused with that reason', async () => {
    const deep = `{"config":{"HOSTS":${'['.repeat(200_000)}${']'.repeat(200_000)}}}`;
    cloud = await startCloud((response) => void response.end(deep));
    const { agent } = (await start()).status();
    expect(agent).toMatchObject({ refusedWhole: true, refused: { config: 'nested too deeply' } });
  });

  it('loses the keys that are not a cloud to set, and those alone', async () => {
    cloud = await startCloud({
      config: { ...CONFIG, CLOUD_CA: '/etc/passwd', BLOCK_REDIRECT_URL: 'https://evil.example/' },
    });
    const engine = await start();
    expect(engine.config()).toMatchObject({ APP_NAME: 'from afar', CLOUD_CA: '', BLOCK_REDIRECT_URL: '' });
    expect(Object.keys(engine.status().agent.refused)).toEqual(['CLOUD_CA', 'BLOCK_REDIRECT_URL']);
    expect(engine.status().agent.refusedWhole).toBe(false);
  });
});

describe('whatever a cloud answers, the application runs, and its owner reads why', () => {
  it.each<[string, Parameters<typeof startCloud>[0], string]>([
    ['no JSON at all', status(200), 'GET: the answer is not JSON; POST: the answer is not JSON'],
    ['half an object', (response) => void response.end('{"config": {"APP_NA'), 'the answer is not JSON'],
    ['a list', [], 'the answer is no JSON object'],
    ['no configuration', { hello: 1 }, 'the answer has no object under "config"'],
    ['a refusal', { status: false, message: 'no\n[+] such profile' }, 'the server refused: "no\\n[+] such profile"'],
    ['a refused key', status(403), 'the server answered 403: it does not take the key'],
    ['a failure', status(500), 'the server answered 500'],
    [
      'a redirect',
      (response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/steal' }).end(),
      'the server redirects (302), which is not followed',
    ],
    [
      'an answer that ends early',
      (response) => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write('{"config":', () => response.destroy());
      },
      'ended early',
    ],
    ['nothing', (response) => void response.destroy(), 'ended early'],
    ['far too much', (response) => void response.end(`{"config":{},"x":"${'x'.repeat(5 << 20)}"}`), 'is longer than'],
  ])('%s', async (_name, answer, message) => {
    cloud = await startCloud(answer);
    const engine = await start();
    expect(engine.status().ready).toBe(true);
    expect(engine.status().agent.lastError).toContain(message);
    expect(lines.join('\n')).toContain(message);
  });

  it('a start that failed is tried again, and then in force', async () => {
    cloud = await startCloud(status(500));
    const engine = await start();
    cloud.answer = { config: CONFIG };
    await cloud.next();
    await expect.poll(() => engine.config().APP_NAME).toBe('from afar');
    expect(engine.status().agent).toMatchObject({ configuration: 'cloud', lastError: '' });
  });
});

describe('an application that ends while it starts', () => {
  it('takes nothing more, and sends nothing more', async () => {
    let answer = (): void => undefined;
    cloud = await startCloud((response, { method }) => {
      const BEACON_URL = `${cloud.origin}/beacon`;
      answer = () => response.end(JSON.stringify({ config: { ...CONFIG, BEACON: true, BEACON_URL, BEACON_DELAY: 1 } }));
      if (method === 'POST') answer();
    });
    const came = cloud.next();
    const ended = createRasp({ cloudUrl: cloud.origin, key: 'a-key', logger: { info: say, warn: say, error: say } });
    await came;
    await ended.close();
    answer();
    await ended.ready;
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    expect(ended.config().APP_NAME).toBe('Web Server');
    expect(cloud.asked).toHaveLength(1);
    expect(ended.status().agent.beacons).toBe(false);
  });
});

describe('options', () => {
  it.each([
    [{ key: undefined }, 'the key that the cloud'],
    [{ key: 'two\r\nlines' }, 'printable ASCII'],
    [{ key: '' }, 'printable ASCII'],
  ])('%j are refused at start', async (options, message) => {
    cloud = await startCloud({});
    expect(() => createRasp({ cloudUrl: cloud.origin, ...(options as RaspOptions) })).toThrow(message);
  });
});
