import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, type RunningServer, runServer } from './testing/running-server.js';

let server: RunningServer;
beforeAll(async () => {
  server = await runServer();
});
afterAll(() => server.close());

describe('the API', () => {
  it.each([undefined, 'x', 'x'.repeat(43)])('is closed to the token %s', async (token) => {
    for (const path of ['/profiles', '/keys', '/agents', '/blacklist', '/events']) {
      expect((await ask(`${server.origin}/api${path}`, { token })).status).toBe(401);
    }
  });

  it('keeps profiles, and says what is wrong with one by the schema of agents', async () => {
    expect(await server.api('POST', '/profiles', { name: 'a', config: { APP_NAME: 'shop' } })).toEqual({
      status: 201,
      body: { name: 'a', version: 1, warnings: [] },
    });
    expect((await server.api('POST', '/profiles', { name: 'a', config: {} })).status).toBe(409);
    const bad = await server.api('PUT', '/profiles/a', { config: { DENY_STATUS_CODE: 99, NONSENSE: true } });
    expect(bad.status).toBe(400);
    expect((bad.body as { faults: string[] }).faults).toEqual([
      '99 is refused; expected an integer from 200 to 599'.replace(/^/, 'DENY_STATUS_CODE: '),
      'NONSENSE: unknown key',
    ]);
    const warned = await server.api('PUT', '/profiles/a', { config: { SECURITY_CHECKS: { spoofing: 1 } } });
    expect(warned).toMatchObject({ status: 200, body: { version: 2, warnings: [expect.stringContaining('HOSTS')] } });
    expect((await server.api('GET', '/profiles/a')).body).toMatchObject({ name: 'a', version: 2 });
    expect((await server.api('DELETE', '/profiles/a')).status).toBe(204);
    expect((await server.api('GET', '/profiles/a')).status).toBe(404);
  });

  it('shows a key once, and ends it', async () => {
    const key = await server.issueKey({}, 'keyed');
    expect(key).toMatch(/^[0-9a-f]{12}-[\w-]{43}$/);
    expect((await ask(`${server.origin}/config`, { token: key })).status).toBe(200);
    const listed = (await server.api('GET', '/keys')).body as { id: string; profile: string }[];
    expect(listed).toMatchObject([{ profile: 'keyed', revoked_at: null }]);
    expect(JSON.stringify(listed)).not.toContain(key.slice(13));
    expect((await server.api('DELETE', '/profiles/keyed')).status).toBe(409);
    expect((await server.api('DELETE', `/keys/${key.slice(0, 12)}`)).status).toBe(204);
    expect((await ask(`${server.origin}/config`, { token: key })).status).toBe(403);
    expect((await server.api('DELETE', `/keys/${key.slice(0, 12)}`)).status).toBe(404);
  });

  it('keeps a blacklist of public addresses, in one spelling', async () => {
    const entry = { address: '2001:DB8:0::7', seconds: 60 };
    expect((await server.api('POST', '/blacklist', entry)).status).toBe(201);
    for (const address of ['10.0.0.1', '203.0.113.0/24', 'x', '']) {
      expect((await server.api('POST', '/blacklist', { address })).status).toBe(400);
    }
    expect((await server.api('GET', '/blacklist')).body).toMatchObject([{ address: '2001:db8::7', key_id: '' }]);
    expect((await server.api('DELETE', '/blacklist/2001:db8::7')).status).toBe(204);
    expect((await server.api('DELETE', '/blacklist/2001:db8::7')).status).toBe(404);
    expect((await server.api('GET', '/blacklist')).body).toEqual([]);
  });
});
