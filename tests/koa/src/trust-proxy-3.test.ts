import { createServer } from 'node:http';
import { rasp } from '@rasp/koa';
import { expectClientKnown, expectNobodyBelieved, type Serving, serve, toTrustOptions } from '@rasp/test-application';
import Koa from 'koa';
import { afterEach, describe, it } from 'vitest';

let serving: Serving | undefined;

afterEach(() => serving?.close());

describe('app.proxy of Koa 3', () => {
  it.each([
    ['alone takes what the client wrote first', { proxy: true }, expectNobodyBelieved],
    ['with maxIpsCount counts proxies', { proxy: true, maxIpsCount: 1 }, expectClientKnown],
  ])('%s', async (_name, settings, expectTrust) => {
    const warnings: string[] = [];
    const gate = rasp(toTrustOptions(warnings));
    const app = new Koa(settings);
    app.use(gate);
    serving = await serve(createServer(app.callback()));
    await expectTrust({ origin: serving.origin, rasp: gate.rasp }, warnings);
  });
});
