import { rasp } from '@rasp/fastify';
import { expectClientKnown, expectNobodyBelieved, toTrustOptions } from '@rasp/test-application';
import createFastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { afterEach, describe, it } from 'vitest';

let app: FastifyInstance;

afterEach(() => app.close());

describe('trustProxy of Fastify 5', () => {
  it.each([
    ['true', true, expectNobodyBelieved],
    ['a function that trusts all', () => true, expectNobodyBelieved],
    ['a function that counts', (_address: string, hop: number) => hop < 1, expectClientKnown],
    ['loopback', 'loopback', expectClientKnown],
    ['a function', (address: string) => address.endsWith('127.0.0.1'), expectClientKnown],
  ])('as %s', async (_name, trustProxy, expectTrust) => {
    const warnings: string[] = [];
    app = createFastify({ trustProxy: trustProxy as NonNullable<FastifyServerOptions['trustProxy']> });
    await app.register(rasp, toTrustOptions(warnings));
    app.get('/', () => 'served');
    const origin = await app.listen({ port: 0, host: '127.0.0.1' });
    await expectTrust({ origin, rasp: app.rasp }, warnings);
  });
});
