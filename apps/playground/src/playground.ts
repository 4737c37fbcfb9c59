import { randomBytes } from 'node:crypto';
import type { RequestListener } from 'node:http';
import type { Rasp } from '@rasp/core';
import { FRAMEWORKS } from './frameworks/index.js';
import type { FrameworkName } from './frameworks/names.js';
import { createFront } from './front/front.js';
import { listen } from './listen.js';
import { protectionOf, switchOn } from './protection.js';
import { Database } from './shop/database.js';
import { createShell } from './shop/shell.js';
import { Shop } from './shop/shop.js';

export interface PlaygroundOptions {
  readonly frameworks: readonly FrameworkName[];
  /** Of the front page; the shops take the ports that follow. 0: any that are free. */
  readonly port: number;
  /** Attacks also ban their sender, as in @rasp's defaults. */
  readonly blacklist: boolean;
}

/** One framework's shop, twice. */
export interface Pair {
  readonly framework: FrameworkName;
  /** Addresses, token included. */
  readonly bare: string;
  readonly guarded: string;
  readonly rasp: Rasp;
}

export interface Playground {
  /** The front page. */
  readonly url: string;
  readonly pairs: readonly Pair[];
  /** Stops servers and processes, and removes the throw-away folder. */
  close(): Promise<void>;
  /** What of this must happen even when the process ends at once. */
  closeNow(): void;
}

/** Starts everything in this process, on loopback; throws `PortError` when a port is not to be had. */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const shell = createShell();
  const opened: Closable[] = [];
  const close = async (): Promise<void> => {
    for (const one of opened.splice(0).reverse()) await one.close();
    shell.close();
  };
  try {
    const database = new Database();
    opened.push(database);
    const front = createFront();
    const open = createOpener(options.port, opened);
    const page = await open(front.listener);
    await database.open();
    const opening: Opening = { shop: new Shop(database, shell), blacklist: options.blacklist, page, opened, open };
    for (const framework of options.frameworks) front.add(await openPair(framework, opening));
    return { url: `${page}/`, pairs: front.pairs, close, closeNow: () => shell.close() };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Closable {
  close(): Promise<void>;
}

/** Starts one server and gives its address. */
type Opener = (listener: RequestListener, headers?: Readonly<Record<string, string>>) => Promise<string>;

function createOpener(port: number, opened: Closable[]): Opener {
  const token = randomBytes(16).toString('hex');
  let next = port;
  return async (listener, headers = {}) => {
    const listening = await listen({ token, port: next === 0 ? 0 : next++, headers }, listener);
    opened.push(listening);
    return listening.url;
  };
}

interface Opening {
  readonly shop: Shop;
  readonly blacklist: boolean;
  /** The front page's address. */
  readonly page: string;
  readonly opened: Closable[];
  readonly open: Opener;
}

async function openPair(framework: FrameworkName, { shop, blacklist, page, opened, open }: Opening): Promise<Pair> {
  const start = FRAMEWORKS[framework];
  const bare = await start(shop, undefined);
  const guarded = await start(shop, protectionOf(blacklist));
  opened.push(bare, guarded);
  const { rasp } = guarded;
  if (rasp === undefined) throw new Error(`${framework} started without protection`);
  switchOn(rasp, blacklist);
  const headers = shopHeaders(page);
  return { framework, bare: await open(bare.listener, headers), guarded: await open(guarded.listener, headers), rasp };
}

/** A script that gets into a page of the shop runs, for all to see, and reaches nothing: no network, no origin. */
function shopHeaders(page: string): Record<string, string> {
  const policy = [
    'sandbox allow-scripts',
    "default-src 'none'",
    "script-src 'unsafe-inline'",
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${new URL(page).origin}`,
  ];
  return {
    'content-security-policy': policy.join('; '),
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  };
}
