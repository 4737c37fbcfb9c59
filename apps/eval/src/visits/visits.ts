import { type PlainRequest, toInProcessExchange } from '@rasp/core/testing';
import type { Engine } from '../../../../packages/core/src/adapter.js';
import type { Sample, WireRequest } from '../sample.js';

/** What became of the requests of real visits. */
export interface VisitsReport {
  readonly requests: number;
  /** A visit: one browser on one site, as one of the hosts that it talks to sees it. */
  readonly visits: number;
  readonly refused: number;
  /** How many were refused for what: `flood`, `blacklist`, `sqli`, … */
  readonly byType: Readonly<Record<string, number>>;
  /** Ids of refused samples, each with its type. */
  readonly mistakes: readonly string[];
}

/**
 * Replays recorded requests as their servers saw them: each host is an application of its own, each site's visitor one
 * client of it with one address, whom all that he did before is held against. Everything comes at once, which is the
 * worst that can happen to thresholds; the application answers 200.
 */
export async function replayVisits(engine: Engine, samples: Iterable<Sample>): Promise<VisitsReport> {
  const addresses = new Map<string, string>();
  const byType: Record<string, number> = {};
  const mistakes: string[] = [];
  let requests = 0;
  for (const { id, unit, request } of samples) {
    if (request === undefined) continue;
    requests++;
    const type = await refusalOf(engine, request, addressOf(`${unit} ${hostOf(request)}`, addresses));
    if (type === undefined) continue;
    byType[type] = (byType[type] ?? 0) + 1;
    mistakes.push(`${id} ${type}`);
  }
  return { requests, visits: addresses.size, refused: mistakes.length, byType, mistakes };
}

async function refusalOf(engine: Engine, request: WireRequest, address: string): Promise<string | undefined> {
  const { exchange, arrive } = toInProcessExchange(toPlain(request), address);
  const pending = engine.inspect(exchange);
  arrive();
  const verdict = await pending;
  exchange.message.resume();
  exchange.reply.writeHead(verdict.action === 'block' ? verdict.status : 200);
  if (verdict.action === 'pass') return undefined;
  return verdict.findings.find(({ mode }) => mode !== 3)?.check ?? 'unknown';
}

function toPlain({ method, target, headers, body }: WireRequest): PlainRequest {
  return { method, target, rawHeaders: Object.entries(headers).flat(), body: Buffer.from(body) };
}

function hostOf({ headers }: WireRequest): string {
  const name = Object.keys(headers).find((one) => one.toLowerCase() === 'host');
  return name === undefined ? '' : (headers[name] as string);
}

/** Addresses that are neither private nor anybody's whom we know. */
function addressOf(visit: string, known: Map<string, string>): string {
  const count = known.size;
  const address = known.get(visit) ?? `11.${(count >> 16) & 255}.${(count >> 8) & 255}.${count & 255}`;
  known.set(visit, address);
  return address;
}
