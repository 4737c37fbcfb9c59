import { createServer, type RequestListener } from 'node:http';
import { rasp } from '@rasp/express';
import { expectClientKnown, expectNobodyBelieved, type Serving, serve, toTrustOptions } from '@rasp/test-application';
import express from 'express';
import { afterEach, describe, it } from 'vitest';

let serving: Serving | undefined;

afterEach(() => serving?.close());

describe('trust proxy of Express 5', () => {
  it.each([
    ['true', true, expectNobodyBelieved],
    ['a function that trusts all', () => true, expectNobodyBelieved],
    ['a number', 1, expectClientKnown],
    ['loopback', 'loopback', expectClientKnown],
    ['a function', (address: string) => address.endsWith('127.0.0.1'), expectClientKnown],
  ])('as %s', async (_name, trust, expectTrust) => {
    const warnings: string[] = [];
    const gate = rasp(toTrustOptions(warnings));
    const app = express();
    app.set('trust proxy', trust);
    app.use(gate);
    serving = await serve(createServer(app as RequestListener));
    await expectTrust({ origin: serving.origin, rasp: gate.rasp }, warnings);
  });
});
