import { domainToASCII, parse as parseOldUrl } from 'node:url';
import type { Attack, Execution, Executor } from '../../attack.js';
import { undoEncodings } from '../../encodings.js';
import { carriedUrls } from './carried-urls.js';
import { internalReason } from './internal-hosts.js';

/** Resolves the host of a text as clients do, and asks what network it belongs to. Nothing is connected or looked up. */
const parsers: Executor = {
  family: 'ssrf',
  name: 'url-parsers',
  missing: async () => undefined,
  async start() {},
  async stop() {},
  accepts: () => true,
  async run(attack: Attack) {
    for (const url of carriedUrls(undoEncodings(attack), attack.position.context)) {
      const execution = resolve(url);
      if (execution.works) return execution;
    }
    return { works: false, how: 'names no internal host' };
  },
};

export const SSRF_EXECUTORS: readonly Executor[] = [parsers];

/** What reads a URL: the standard's parser, Node's old one, and clients that cut the text by hand. */
const READERS: readonly (readonly [string, (text: string) => string | undefined])[] = [
  ['WHATWG URL', (text) => new URL(text).hostname],
  ['WHATWG URL, from a page', (text) => new URL(text, 'https://own.example/').hostname],
  ['node:url', (text) => parseOldUrl(text, false, true).hostname ?? undefined],
  ['a client that decodes the host', (text) => decodeURIComponent(byHand(text) ?? '')],
  [
    'a client that takes what follows the last @',
    (text) => byHand(text.slice(text.lastIndexOf('@') + 1).replace(/^(?!\w+:\/\/)/, 'x://')),
  ],
  ['a client that folds characters', (text) => domainToASCII((byHand(text) ?? '').normalize('NFKC'))],
];

function resolve(text: string): Execution {
  const socket = /^(?:http\+)?unix:\/\/|^https?:\/\/unix:/i.exec(text.trim());
  if (socket !== null) return { works: true, how: 'names a local socket' };
  for (const [name, read] of READERS) {
    const host = attempt(() => read(text));
    const reason = host === undefined || host === 'own.example' ? undefined : internalReason(host);
    if (reason !== undefined) return { works: true, how: `${name}: ${reason}` };
  }
  return { works: false, how: 'names no internal host' };
}

/** Scheme, user and port cut away as string functions do it. */
function byHand(text: string): string | undefined {
  return /^[\s\S]*?(?::\/\/|^[\\/]{2})(?:[^/@\\]*@)?(\[[^\]]*\]|[^/:?#\\]*)/.exec(text.trim())?.[1];
}

function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
