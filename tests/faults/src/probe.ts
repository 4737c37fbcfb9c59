import { Agent, request } from 'node:http';

/** What became of the requests that were sent all the while. */
export interface ProbeResult {
  readonly sent: number;
  /** No answer, or one of ours that says that something is broken. */
  readonly lost: number;
  /** A harmless request refused, or an attack served. */
  readonly wrong: number;
  /** The longest time without a right answer, in milliseconds: how long it took to recover. */
  readonly longestGapMs: number;
  /** What the first request that was lost or wrongly decided got. */
  readonly first: string;
}

export interface Probe {
  /** Ends it, and says what became of it. */
  stop(): Promise<ProbeResult>;
}

const EVERY_MS = 10;
/** Few, so that all stand before anything breaks: what a system without descriptors does to new ones is not ours. */
const CONNECTIONS = 5;
const TIMEOUT_MS = 20_000;
const RETRY_MS = 50;
const ATTACK = "/ok?q=1'%20or%20'1'='1'--%20";

/** Sends harmless requests and attacks in turn, each from a client of its own, and looks at every answer. */
export function startProbe(port: number): Probe {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const waiting = new Set<Promise<void>>();
  const counts = { sent: 0, lost: 0, wrong: 0, longestGapMs: 0, first: '' };
  let lastRightMs = performance.now();
  const note = (kind: 'lost' | 'wrong', what: string): void => {
    counts[kind]++;
    if (counts.first === '') counts.first = what;
  };
  const send = async (): Promise<void> => {
    const number = counts.sent++;
    const isAttack = number % 2 === 1;
    try {
      const status = await ask(port, agent, { path: isAttack ? ATTACK : `/ok?n=${number}`, client: toAddress(number) });
      if (status === (isAttack ? 403 : 200)) {
        const now = performance.now();
        counts.longestGapMs = Math.max(counts.longestGapMs, now - lastRightMs);
        lastRightMs = now;
      } else {
        note(status >= 500 ? 'lost' : 'wrong', `${isAttack ? 'attack' : 'harmless request'}: ${status}`);
      }
    } catch (error) {
      note('lost', String(error));
    }
  };
  const timer = setInterval(() => {
    const one = send().finally(() => waiting.delete(one));
    waiting.add(one);
  }, EVERY_MS);
  return {
    async stop() {
      clearInterval(timer);
      await Promise.all(waiting);
      agent.destroy();
      return { ...counts, longestGapMs: Math.round(counts.longestGapMs) };
    },
  };
}

interface Asked {
  readonly path: string;
  readonly client: string;
  /** For how long it was tried before. */
  readonly triedMs?: number;
}

function ask(port: number, agent: Agent, { path, client, triedMs = 0 }: Asked): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { port, host: '127.0.0.1', path, agent, timeout: TIMEOUT_MS, headers: { 'x-forwarded-for': client } },
      (response) => {
        response.resume();
        response.once('end', () => resolve(response.statusCode ?? 0));
        response.once('error', reject);
      },
    );
    sent.once('timeout', () => sent.destroy(new Error(`no answer within ${TIMEOUT_MS} ms`)));
    sent.once('error', (error: Error & { code?: string }) => {
      if (error.code !== 'ECONNRESET') return reject(error);
      // A kept connection that the server closes while we write, and one that the system has no descriptor for, are
      // the client's to try again, as browsers do: until it gives up.
      const waitMs = sent.reusedSocket ? 0 : RETRY_MS;
      if (triedMs + waitMs > TIMEOUT_MS) return reject(error);
      setTimeout(() => resolve(ask(port, agent, { path, client, triedMs: triedMs + waitMs })), waitMs);
    });
    sent.end();
  });
}

/** 45.0.0.0/8, so that clients of the probe are none of a scenario's. */
export function toAddress(number: number, block = 45): string {
  return `${block}.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
}
