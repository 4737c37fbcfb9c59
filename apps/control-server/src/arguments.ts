import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { ServerOptions } from './server.js';

export const HELP = `Configures agents of @rasp and pyrasp, shares their blacklist, keeps their events.

Usage: start [options]

  --port NUMBER       default 8300; 0 for any that is free
  --host ADDRESS      default 127.0.0.1: this machine alone
  --database FILE     default rasp-control.db
  --public-url URL    where agents find this server, such as https://control.example.org; default: where it listens
  --tls-cert FILE     PEM; with it and --tls-key it speaks https. Agents use plain http to private addresses alone
  --tls-key FILE      PEM
  --new-admin-token   make a new admin token; the one before ends
  --help              this text

The admin token is printed at the first start, and never again.`;

/** What was asked for on the command line is not to be had: one line for its author. */
export class UsageError extends Error {}

/** Reads the command line; undefined when it asks for help. */
export function readArguments(words: readonly string[]): ServerOptions | undefined {
  const values = parse(words);
  if (values.help) return undefined;
  return {
    database: values.database,
    host: values.host,
    port: readPort(values.port),
    publicUrl: readUrl(values['public-url']),
    tls: readTls(values['tls-cert'], values['tls-key']),
    renewsToken: values['new-admin-token'],
  };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: words.filter((word, index) => !(index === 0 && word === '--')),
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        port: { type: 'string', default: '8300' },
        host: { type: 'string', default: '127.0.0.1' },
        database: { type: 'string', default: 'rasp-control.db' },
        'public-url': { type: 'string' },
        'tls-cert': { type: 'string' },
        'tls-key': { type: 'string' },
        'new-admin-token': { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(message.split(/[.\n]/)[0] ?? message);
  }
}

function readPort(text: string): number {
  if (/^\d+$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new UsageError(`--port takes a number from 0 to 65535, not "${text}"`);
}

function readUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text.replace(/\/+$/, '');
  throw new UsageError(`--public-url takes an http or https URL, not "${text}"`);
}

function readTls(cert: string | undefined, key: string | undefined): ServerOptions['tls'] {
  if (cert === undefined && key === undefined) return undefined;
  if (cert === undefined || key === undefined) throw new UsageError('--tls-cert and --tls-key belong together');
  return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
}
