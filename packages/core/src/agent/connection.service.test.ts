import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { createRasp, type Rasp } from '../rasp.js';
import { createAuthority } from './testing/certificates.js';
import { startCloud, type TestCloud } from './testing/test-cloud.js';

const authority = createAuthority();
const logger = { info() {}, warn() {}, error() {} };
let cloud: TestCloud;
let rasp: Rasp | undefined;

afterEach(async () => {
  vi.unstubAllEnvs();
  await rasp?.close();
  await cloud.close();
});
afterAll(() => authority.remove());

async function start(cloudUrl: string, CLOUD_CA = authority.caFile): Promise<{ error: string; name: string }> {
  rasp = createRasp({ cloudUrl, key: 'a-key', logger, config: { CLOUD_CA } });
  await rasp.ready;
  return { error: rasp.status().agent.lastError, name: rasp.config().APP_NAME };
}

const ANSWER = { config: { APP_NAME: 'from afar' } };

describe('TLS', () => {
  it('trusts the authorities of CLOUD_CA', async () => {
    cloud = await startCloud(ANSWER, authority.issue('IP:127.0.0.1'));
    expect(await start(cloud.origin)).toEqual({ error: '', name: 'from afar' });
  });

  it('trusts nobody else, whatever NODE_TLS_REJECT_UNAUTHORIZED says', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    cloud = await startCloud(ANSWER, authority.issue('IP:127.0.0.1'));
    expect((await start(cloud.origin, '')).error).toContain('nobody that is trusted signed');
    expect(cloud.asked).toHaveLength(0);
  });

  it('takes no certificate of another name', async () => {
    cloud = await startCloud(ANSWER, authority.issue('DNS:cloud.example'));
    expect((await start(cloud.origin)).error).toBe("the server's certificate is for another name");
    expect(cloud.asked).toHaveLength(0);
  });

  it('takes no certificate that has expired', async () => {
    cloud = await startCloud(ANSWER, authority.issue('IP:127.0.0.1', -1));
    expect((await start(cloud.origin)).error).toBe("the server's certificate has expired");
  });

  it.each([
    ['/does/not/exist', 'CLOUD_CA cannot be read: ENOENT'],
    ['/etc/hostname', 'CLOUD_CA holds no PEM certificate'],
  ])('says what is wrong with CLOUD_CA %s', async (path, message) => {
    cloud = await startCloud(ANSWER, authority.issue('IP:127.0.0.1'));
    expect((await start(cloud.origin, path)).error).toContain(message);
  });
});

describe('plain http', () => {
  it('reaches a name of this machine', async () => {
    cloud = await startCloud(ANSWER);
    expect(await start(cloud.origin.replace('127.0.0.1', 'localhost'))).toEqual({ error: '', name: 'from afar' });
  });

  it.each(['http://203.0.113.7:9/', 'http://[2001:db8::7]:9/'])('does not leave for %s', async (url) => {
    cloud = await startCloud(ANSWER);
    expect((await start(url)).error).toBe('plain http is for private and loopback addresses alone; use https');
  });
});

describe('a proxy', () => {
  it('of HTTPS_PROXY is asked to connect, with its credentials and without the key', async () => {
    const proxy = await startProxy();
    vi.stubEnv('HTTPS_PROXY', `http://me:secret@127.0.0.1:${proxy.port}`);
    cloud = await startCloud(ANSWER, authority.issue('DNS:cloud.example'));
    const { port } = new URL(cloud.origin);
    proxy.target = Number(port);
    expect(await start(`https://cloud.example:${port}/config`)).toEqual({ error: '', name: 'from afar' });
    expect(proxy.asked).toEqual([`cloud.example:${port} Basic ${Buffer.from('me:secret').toString('base64')}`]);
    expect(cloud.asked[0]?.headers.authorization).toBe('Bearer a-key');
    proxy.close();
  });

  it('that refuses is told of', async () => {
    const proxy = await startProxy(407);
    vi.stubEnv('HTTPS_PROXY', `http://127.0.0.1:${proxy.port}`);
    cloud = await startCloud(ANSWER);
    expect((await start('https://cloud.example/config')).error).toBe('the proxy answered 407');
    proxy.close();
  });

  it('is passed by for what NO_PROXY names', async () => {
    vi.stubEnv('HTTPS_PROXY', 'http://127.0.0.1:1');
    vi.stubEnv('NO_PROXY', 'example.org, 127.0.0.0/8');
    cloud = await startCloud(ANSWER, authority.issue('IP:127.0.0.1'));
    expect(await start(cloud.origin)).toEqual({ error: '', name: 'from afar' });
  });
});

/** A real proxy: opens every tunnel to `target`, or answers `refusal`. */
async function startProxy(refusal?: number) {
  const asked: string[] = [];
  const server = createServer();
  const proxy = { port: 0, target: 0, asked, close: () => void server.close() };
  server.on('connect', ({ url, headers }, socket: Socket) => {
    asked.push(`${url} ${headers['proxy-authorization']}`);
    if (refusal !== undefined) return socket.end(`HTTP/1.1 ${refusal} No\r\n\r\n`);
    const onward = connect(proxy.target, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  proxy.port = (server.address() as AddressInfo).port;
  return proxy;
}
