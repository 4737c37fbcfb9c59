import type { SecurityEvent } from '@rasp/core';
import type { Attack } from '../attacks.js';
import type { Pair } from '../playground.js';
import type { ShopRequest } from '../slots.js';
import { type GuardedOutcome, judge } from './judge.js';
import { type ShopAnswer, send } from './send.js';

/** What became of one request on both sides. */
export interface Shot {
  readonly framework: string;
  readonly request: ShopRequest;
  readonly bare: Side & { readonly leaked: boolean };
  readonly guarded: Side & { readonly outcome: GuardedOutcome; readonly event: Told | undefined };
}

export interface Side extends ShopAnswer {
  /** The address to open in a browser; only for requests that one can make. */
  readonly address: string | undefined;
}

type Told = Pick<SecurityEvent, 'type' | 'location' | 'path' | 'payload' | 'action' | 'explanation' | 'steps'>;

/** Whose turn it is: an event does not say whose request it is about, so each engine is asked one thing at a time. */
const turns = new WeakMap<Pair, Promise<unknown>>();

/** Fires one text at both sides of a framework; `attack` is the listed one that it is, and knows its proof. */
export function fire(pair: Pair, request: ShopRequest, attack: Attack | undefined): Promise<Shot> {
  const turn = (turns.get(pair) ?? Promise.resolve()).then(() => fireNow(pair, request, attack));
  turns.set(
    pair,
    turn.catch(() => undefined),
  );
  return turn;
}

async function fireNow(pair: Pair, request: ShopRequest, attack: Attack | undefined): Promise<Shot> {
  let event: SecurityEvent | undefined;
  const listen = (told: SecurityEvent): void => {
    // Somebody's curl may arrive meanwhile.
    if (told.method === request.method && request.target.startsWith(told.target)) event ??= told;
  };
  pair.rasp.on('attack', listen);
  try {
    const [bare, guarded] = await Promise.all([send(pair.bare, request), send(pair.guarded, request)]);
    const { missing } = pair.rasp.status();
    const { leaked, outcome } = judge({ bare: bare.body, guarded: guarded.body, event, attack, missing });
    return {
      framework: pair.framework,
      request,
      bare: { ...bare, address: addressOf(pair.bare, request), leaked },
      guarded: { ...guarded, address: addressOf(pair.guarded, request), outcome, event: event && pick(event) },
    };
  } finally {
    pair.rasp.off('attack', listen);
  }
}

function addressOf(shop: string, { method, target, headers }: ShopRequest): string | undefined {
  return method === 'GET' && Object.keys(headers).length === 0 ? shop + target : undefined;
}

function pick({ type, location, path, payload, action, explanation, steps }: SecurityEvent): Told {
  return { type, location, path, payload, action, explanation, steps };
}
