import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from '../testing/running-server.js';
import { type ServerProcess, spawnServer } from '../testing/server-process.js';
import type { SimulationOptions } from './arguments.js';
import { type Fleet, startFleet } from './fleet.js';

/** What a simulation has measured, after every agent was started. */
export interface SimulationResult {
  /** The server's memory, MiB, once a second. */
  readonly memoryMiB: readonly number[];
  /** Share of one processor that the server took. */
  readonly cpuShare: number;
  /** Agents of which the cloud has not heard, or that are in trouble: why. */
  readonly troubles: readonly string[];
  readonly attacks: number;
  /** Of the addresses that were banned, those that every agent refuses in the end. */
  readonly known: number;
  readonly banned: number;
  readonly requestsCounted: number;
}

const ATTACK = `/?q=${encodeURIComponent("1' OR '1'='1")}`;
/** Attacks in a second, all from addresses of their own. */
const ATTACKS_A_SECOND = 5;

/** Lets agents beacon, and attackers come to them. */
export async function simulate(options: SimulationOptions): Promise<SimulationResult> {
  const folder = mkdtempSync(join(tmpdir(), 'rasp-simulation-'));
  const server = await spawnServer(join(folder, 'control.db'));
  const keys = await issueKeys(server, options);
  const fleet = await startFleet(`${server.origin}/config`, keys);
  // Each has been heard of once: connections, statements and caches are there.
  await sleep(options.delaySeconds * 1_000);
  const measured = await measure(server, fleet, options);
  // What was banned last has one beacon to get there, and one to get away.
  await sleep(2.5 * options.delaySeconds * 1_000);
  const known = await countKnown(fleet, measured.addresses);
  const troubles = fleet.engines.map((engine) => troubleOf(engine.status())).filter((trouble) => trouble !== '');
  await fleet.close();
  const { body } = await ask(`${server.origin}/api/agents`, { token: server.adminToken });
  const requestsCounted = (body as { attacks: number }[]).reduce((sum, { attacks }) => sum + attacks, 0);
  await server.stop('SIGTERM');
  rmSync(folder, { recursive: true });
  const { addresses, ...figures } = measured;
  return { ...figures, troubles, attacks: addresses.length, banned: addresses.length, known, requestsCounted };
}

async function issueKeys(server: ServerProcess, { agents, delaySeconds }: SimulationOptions): Promise<string[]> {
  const api = (path: string, body: object) =>
    ask(`${server.origin}/api${path}`, { method: 'POST', token: server.adminToken, body });
  await api('/profiles', { name: 'simulated', config: { BEACON_DELAY: delaySeconds } });
  const keys: string[] = [];
  for (let index = 0; index < agents; index++) {
    const { body } = await api('/keys', { name: `agent ${index}`, profile: 'simulated' });
    keys.push((body as { key: string }).key);
  }
  return keys;
}

async function measure(server: ServerProcess, fleet: Fleet, { seconds }: SimulationOptions) {
  const memoryMiB: number[] = [];
  const addresses: string[] = [];
  const cpuBefore = server.cpuSeconds();
  const begun = performance.now();
  for (let second = 0; second < seconds; second++) {
    for (let count = 0; count < ATTACKS_A_SECOND; count++) {
      const address = `203.${second >> 8}.${second & 255}.${count + 1}`;
      const index = Math.floor(Math.random() * fleet.engines.length);
      if ((await fleet.send(index, ATTACK, address)) !== 403) throw new Error('an attack was not refused');
      addresses.push(address);
    }
    await sleep(Math.max(0, begun + (second + 1) * 1_000 - performance.now()));
    memoryMiB.push(Math.round(server.memoryMiB() * 10) / 10);
  }
  const cpuShare = (server.cpuSeconds() - cpuBefore) / ((performance.now() - begun) / 1_000);
  return { memoryMiB, cpuShare: Math.round(cpuShare * 100) / 100, addresses };
}

/** How many of the addresses every agent has. */
async function countKnown(fleet: Fleet, addresses: readonly string[]): Promise<number> {
  const lists = await Promise.all(fleet.engines.map((engine) => engine.blacklist.list()));
  const sets = lists.map((list) => new Set(list.map(({ address }) => address)));
  return addresses.filter((address) => sets.every((set) => set.has(address))).length;
}

function troubleOf({ agent, failures }: ReturnType<Fleet['engines'][number]['status']>): string {
  if (agent.lastContact === undefined) return `no contact: ${agent.lastError}`;
  return failures.count > 0 ? failures.last : agent.lastError;
}
