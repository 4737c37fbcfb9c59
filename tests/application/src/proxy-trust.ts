import { deepStrictEqual, strictEqual } from 'node:assert';
import type { Rasp, RaspOptions } from '@rasp/core';
import { send } from '@rasp/core/testing';

const ATTACK = `/?q=${encodeURIComponent("' OR '1'='1' -- ")}`;

/** An application with the engine first and one route, `/`, and what its engine warned of. */
export interface TrustingApplication {
  readonly origin: string;
  readonly rasp: Rasp;
}

/** Options for it; `warnings` gets what the engine warns of. */
export function toTrustOptions(warnings: string[]): RaspOptions {
  const config: RaspOptions['config'] = { WHITELIST: ['198.51.100.7'], SECURITY_CHECKS: { sqli: 2 } };
  return { config, logger: { info() {}, warn: (line) => void warnings.push(line), error() {} } };
}

async function attackFrom({ origin, rasp }: TrustingApplication, address: string): Promise<[number, string[]]> {
  const { status } = await send(origin, { path: ATTACK, headers: { 'x-forwarded-for': address } });
  return [status, (await rasp.blacklist.list()).map((entry) => entry.address)];
}

/** A framework that trusts everybody lets clients write their address: nobody is exempt or banned by it. */
export async function expectNobodyBelieved(application: TrustingApplication, warnings: string[]): Promise<void> {
  deepStrictEqual(await attackFrom(application, '198.51.100.7'), [403, []]);
  deepStrictEqual(await attackFrom(application, '203.0.113.7'), [403, []]);
  strictEqual(warnings.filter((line) => line.includes('Everybody is trusted')).length, 1);
}

/** A framework that knows its proxies names the client, who is exempt and banned by his address. */
export async function expectClientKnown(application: TrustingApplication, warnings: string[]): Promise<void> {
  strictEqual((await attackFrom(application, '203.0.113.1, 198.51.100.7'))[0] === 403, false);
  deepStrictEqual(await attackFrom(application, '198.51.100.7, 203.0.113.7'), [403, ['203.0.113.7']]);
  deepStrictEqual(
    warnings.filter((line) => line.includes('proxy')),
    [],
  );
}
