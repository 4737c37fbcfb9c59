import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import type { Rasp, RaspOptions } from '@rasp/core';

/** One click: what is asked for, and what the unprotected application answers. */
export interface Click {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly status: number;
  /** A part of the answer's body. */
  readonly says?: string;
}

/** A running application. */
export interface Running {
  readonly origin: string;
  readonly rasp: Rasp;
  close(): Promise<void>;
}

const MODULES = [
  'path',
  'headers',
  'flood',
  'spoofing',
  'decoy',
  'format',
  'hpp',
  'sqli',
  'xss',
  'command',
  'traversal',
];
const MORE_MODULES = ['xxe', 'template', 'code', 'nosql', 'prototype', 'ssrf', 'dlp'];

/** Every module blocks, every switch is on; only who comes often is nobody's business here. */
export const EVERYTHING_ON: RaspOptions = {
  logger: { info() {}, warn() {}, error() {} },
  config: {
    SECURITY_CHECKS: Object.fromEntries([...MODULES, ...MORE_MODULES].map((id) => [id, 1])),
    HOSTS: ['127.0.0.1'],
    FORBIDDEN_HEADERS: ['X-Forbidden'],
    FLOOD_RATIO: 1_000_000,
    ERROR_FLOOD_RATIO: 1_000_000,
    DLP_PHONE_NUMBERS: true,
    DLP_CC_NUMBERS: true,
    DLP_PRIVATE_KEYS: true,
    DLP_HASHES: true,
    DLP_WINDOWS_CREDS: true,
    DLP_LINUX_CREDS: true,
  },
};

/** As a browser says it. */
const BROWSER = {
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'accept-language': 'de-DE,de;q=0.9,en;q=0.8',
  'sec-fetch-dest': 'document',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-site': 'same-origin',
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
};

/** Clicks through an application: everything is answered as without protection, and nothing is found. */
export async function clickThrough({ origin, rasp }: Running, clicks: readonly Click[]): Promise<void> {
  const events: string[] = [];
  rasp.on('attack', (event) => events.push(`${event.type} ${event.method} ${event.target}: ${event.explanation}`));
  for (const click of clicks) {
    const { path, method = 'GET', headers = {}, body } = click;
    const init = { method, headers: { ...BROWSER, ...headers }, redirect: 'manual' as const };
    const answer = await fetch(`${origin}${path}`, body === undefined ? init : { ...init, body });
    const text = await answer.text();
    strictEqual(answer.status, click.status, `${method} ${path}: ${text.slice(0, 200)}`);
    ok(text.includes(click.says ?? ''), `${method} ${path}: ${text.slice(0, 200)}`);
  }
  deepStrictEqual(events, []);
}

/** Asks for what is not there: refused, as an event of `path`. */
export async function expectInvalid({ origin, rasp }: Running, path: string, method = 'GET'): Promise<void> {
  const types: string[] = [];
  const listen = (event: { readonly type: string }): void => void types.push(event.type);
  rasp.on('attack', listen);
  const { status } = await fetch(`${origin}${path}`, { method, headers: BROWSER });
  rasp.off('attack', listen);
  deepStrictEqual([status, types], [403, ['path']], `${method} ${path}`);
}
