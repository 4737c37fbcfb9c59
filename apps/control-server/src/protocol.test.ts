import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask, type RunningServer, runServer } from './testing/running-server.js';

let server: RunningServer;
beforeEach(async () => {
  server = await runServer();
});
afterEach(() => server.close());

const post = (path: string, body: object) => ask(`${server.origin}${path}`, { method: 'POST', body });
const now = () => Math.floor(Date.now() / 1_000);

interface Answered {
  readonly config?: Record<string, unknown>;
  readonly cursor: string;
  readonly blacklist: { readonly new: string[]; readonly remove: string[] };
  readonly data: { readonly config?: Record<string, unknown>; readonly blacklist: object };
}

/** A beacon as ours are, minimal. */
async function beacon(key: string, instance: string, more: object = {}): Promise<Answered> {
  return (await post('/beacon', { key, version: '1', instance, ...more })).body as Answered;
}

describe('pyrasp 0.5.1', () => {
  it('starts as its documentation says', async () => {
    const key = await server.issueKey({ APP_NAME: 'shop' });
    await server.api('POST', '/blacklist', { address: '203.0.113.9' });
    const { status, body } = await ask(`${server.origin}/config`, { token: key });
    expect(status).toBe(200);
    expect(body).toMatchObject({ config: { APP_NAME: 'shop' }, blacklist: { '203.0.113.9': expect.any(Number) } });
  });

  it('starts as its code does, with every key that the code asks for', async () => {
    const key = await server.issueKey({ APP_NAME: 'shop', DECOY_ROUTES: ['/a', ['/b', 'starts'], ['c', 'ends']] });
    const { body } = await post('/config', { key, version: '0.5.1', platform: 'Flask', routes: { '/': ['GET'] } });
    const { status, message, data } = body as {
      status: boolean;
      message: string;
      data: { config: Record<string, unknown> };
    };
    expect([status, message]).toEqual([true, 'ok']);
    expect(data.config).toMatchObject({
      APP_NAME: 'shop',
      BEACON: true,
      BEACON_URL: `${server.origin}/beacon`,
      BEACON_DELAY: 30,
      LOG_FORMAT: 'syslog',
      LOG_PROTOCOL: 'udp',
      LOG_SERVER: '127.0.0.1',
      LOG_PORT: 514,
      LOG_PATH: '',
      DECOY_ROUTES: ['/a', '/b'],
    });
    expect(data.config).not.toHaveProperty('EXCEPTIONS');
    expect(Object.keys(data.config.SECURITY_CHECKS as object)).not.toContain('traversal');
    expect((await server.api('GET', '/agents')).body).toMatchObject([
      { instance: '', version: '0.5.1', platform: 'Flask', routes: { '/': ['GET'] } },
    ]);
  });

  it('is told 403 with a message for a key that is none', async () => {
    for (const path of ['/config', '/beacon']) {
      expect(await post(path, { key: '000000-1111-2222-3333-44444444', version: '0.5.1' })).toEqual({
        status: 403,
        body: { status: false, message: 'Invalid or missing agent key', data: {} },
      });
    }
  });

  it('sends telemetry and addresses, and is told those of others and changes, once', async () => {
    const key = await server.issueKey({ APP_NAME: 'shop' });
    await post('/config', { key, version: '0.5.1', platform: 'Flask', routes: {} });
    await beacon(await server.issueKey({}, 'other'), 'one', { blacklist: [['203.0.113.1', now()]] });
    const telemetry = { cpu: 12.5, memory: 40, requests: { success: 5, errors: 2, attacks: 1 } };
    const sent = { key, version: '0.5.1', telemetry, blacklist: [['203.0.113.2', now()]] };
    const first = (await post('/beacon', sent)).body as Answered;
    expect(first).toMatchObject({
      status: true,
      message: 'ok',
      data: { blacklist: { new: ['203.0.113.1'], remove: [] } },
    });
    expect(first.data).not.toHaveProperty('config');
    await server.api('PUT', '/profiles/shop', { config: { APP_NAME: 'renamed' } });
    await server.api('DELETE', '/blacklist/203.0.113.1');
    const second = (await post('/beacon', { key, version: '0.5.1' })).body as Answered;
    expect(second.data).toMatchObject({
      config: { APP_NAME: 'renamed', LOG_PORT: 514 },
      blacklist: { new: [], remove: ['203.0.113.1'] },
    });
    const third = (await post('/beacon', { key, version: '0.5.1' })).body as Answered;
    expect(third.data).toEqual({ blacklist: { new: [], remove: [] } });
    const agents = (await server.api('GET', '/agents')).body as { instance: string }[];
    expect(agents.find(({ instance }) => instance === '')).toMatchObject({
      cpu: 12.5,
      memory: 40,
      success: 5,
      error: 2,
      attacks: 1,
    });
  });
});

describe('our agents', () => {
  it('are told what is new since their cursor, again when an answer was lost, and never what they said', async () => {
    const key = await server.issueKey({});
    const { cursor } = await beacon(key, 'one', { blacklist: [['203.0.113.1', now()]] });
    const toTwo = await beacon(key, 'two');
    expect(toTwo.blacklist.new).toEqual(['203.0.113.1']);
    expect(toTwo.config).toMatchObject({ BEACON: true });
    expect((await beacon(key, 'two')).blacklist.new).toEqual(['203.0.113.1']);
    expect(await beacon(key, 'two', { cursor: toTwo.cursor })).toMatchObject({ blacklist: { new: [], remove: [] } });
    expect((await beacon(key, 'one', { cursor })).blacklist).toEqual({ new: [], remove: [] });
    expect(await beacon(key, 'one', { cursor })).not.toHaveProperty('config');
  });

  it('are told everything again by a server that does not know their cursor', async () => {
    const key = await server.issueKey({});
    await beacon(key, 'one', { blacklist: [['203.0.113.1', now()]] });
    expect((await beacon(key, 'two', { cursor: '99.9:999' })).blacklist.new).toEqual(['203.0.113.1']);
    expect((await beacon(key, 'two', { cursor: 'nonsense' })).blacklist.new).toEqual(['203.0.113.1']);
  });

  it('share no private address, no range and no nonsense; a wrong clock makes no entry old', async () => {
    const key = await server.issueKey({});
    const blacklist = [
      ['10.0.0.1', now()],
      ['203.0.113.0/24', now()],
      ['x', now()],
      7,
      null,
      ['203.0.113.1', 5],
      ['203.0.113.2', 9e15],
    ];
    await beacon(key, 'one', { blacklist });
    const entries = (await server.api('GET', '/blacklist')).body as { address: string; detected_at: number }[];
    expect(entries.map(({ address }) => address)).toEqual(['203.0.113.1', '203.0.113.2']);
    for (const { detected_at } of entries) expect(Math.abs(detected_at - now())).toBeLessThan(10);
  });

  it('are told once of an attacker whom all of them report', async () => {
    const key = await server.issueKey({});
    const first = await beacon(key, 'one', { blacklist: [['203.0.113.1', now()]] });
    const second = await beacon(key, 'two', { blacklist: [['203.0.113.1', now()]] });
    expect(second.cursor).toBe(first.cursor);
  });
});

describe('bad input', () => {
  it.each([
    ['no object', '[]'],
    ['no JSON', '{"key"'],
    ['nothing', ''],
  ])('%s is a 400 with a message', async (_name, body) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${server.origin}/beacon`, { method: 'POST', headers, body });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ status: false, message: expect.stringMatching(/./) });
  });

  it('a body past the bound is a 413', async () => {
    const key = await server.issueKey({});
    expect((await post('/beacon', { key, instance: 'one', x: 'x'.repeat(1 << 20) })).status).toBe(413);
  });

  it('of wrong types changes nothing', async () => {
    const key = await server.issueKey({});
    const wrong = {
      version: {},
      platform: 7,
      telemetry: { cpu: '9', requests: { success: -5, error: 1e300 } },
      report: 'x',
    };
    await beacon(key, 'one', { ...wrong, blacklist: 'x', cursor: {} });
    expect((await server.api('GET', '/agents')).body).toMatchObject([
      { version: '', platform: '', cpu: 0, success: 0, error: 1_000_000_000, report: null },
    ]);
  });
});
