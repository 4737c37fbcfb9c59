import { choice, flag, integer, list, text } from '../kinds.js';
import { headerName, hostName } from '../network-kinds.js';
import { type DecoyRoute, decoyRoute, ignoredPath } from '../pattern-kinds.js';
import { setting } from '../setting.js';

const parameterName = text({ expected: "a parameter's name", minLength: 1, maxLength: 200 });

const SEED_DECOYS: readonly DecoyRoute[] = [
  '/admin',
  '/login',
  '/logs',
  '/version',
  '/cgi-bin/',
  '/remote/',
  '/.env',
  '/owa/',
  '/autodiscover',
  '/Autodiscover',
  '/.git/',
  '/.aws/',
];

/** How requests are read, and what the modules that judge their shape go by. */
export const REQUESTS = {
  HOSTS: setting({
    seed: true,
    kind: list(hostName),
    default: [],
    doc: 'Hosts that the `spoofing` module takes for ours. Must name at least one when that module is on.',
  }),
  IGNORE_PATHS: setting({
    seed: true,
    kind: list(ignoredPath),
    default: ['^/favicon.ico$', '^/robots.txt$', '^/sitemap\\.(txt|xml)$'],
    doc: 'Regular expressions: paths that bypass every check, the blacklist included. Compared with the decoded path, never with one that has dot segments, encoded slashes, `//`, `;` or NUL.',
  }),
  DECOY_ROUTES: setting({
    seed: true,
    kind: list(decoyRoute),
    default: SEED_DECOYS,
    doc: 'Paths that nobody has a reason to ask for. A string is the beginning of a path; `[text, how]` with how `starts`, `match`, `contains`, `ends` or `regex` says it differently.',
    differs:
      'The default and the example of pyrasp hold `"/.aws/ "` with a blank at its end: blanks are cut off, with a warning. The example has `"/.well-known/"`, the default has not: the default stands.',
  }),
  DECOY_ON_ROUTES: setting({
    kind: flag,
    default: false,
    pyrasp: true,
    doc: 'Let a decoy count although the application serves that path. `/login` and `/admin` are real paths of real sites.',
  }),
  FORBIDDEN_HEADERS: setting({
    kind: list(headerName),
    default: [],
    doc: 'Names of headers that the `headers` module refuses, in any case.',
    differs: 'pyrasp has the module but no parameter for its list in the documentation.',
  }),
  HPP_SCALARS: setting({
    kind: list(parameterName),
    default: [],
    doc: 'Parameters that the application expects once: a second value for one of them is an attack.',
  }),
  HPP_ARRAYS: setting({
    kind: list(parameterName),
    default: [],
    doc: 'Parameters that may be repeated although `HPP_REPETITION` is `"any"`, or the route calls them scalar.',
  }),
  HPP_REPETITION: setting({
    kind: choice('attack', 'any'),
    default: 'attack',
    pyrasp: 'any',
    doc: 'Which repeated parameters the `hpp` module refuses: those that attack (values that join to an attack, that conflict between query and body, a second value for a scalar), or any outside `name[]` and `HPP_ARRAYS`.',
  }),
  DECODE_B64: setting({
    seed: true,
    kind: flag,
    default: true,
    doc: 'Decode values that are base64 of text, and inspect the result too.',
  }),
  FIELD_LIMIT_BYTES: setting({
    kind: integer(1024, 1_073_741_824),
    default: 1_048_576,
    unit: 'bytes',
    doc: 'Bytes of fields (not of files and binary streams) inspected in one request.',
  }),
  HOLD_LIMIT_MS: setting({
    kind: integer(100, 600_000),
    default: 30_000,
    unit: 'milliseconds',
    doc: 'How long a body may take to arrive while its request is held back for inspection.',
  }),
  READY_LIMIT_MS: setting({
    kind: integer(0, 60_000),
    default: 5_000,
    unit: 'milliseconds',
    doc: 'How long a request that arrives before @rasp is ready waits for it; then `FAIL_POLICY` decides.',
  }),
  PAST_LIMIT: setting({
    kind: choice('block', 'pass'),
    default: 'block',
    doc: 'What happens to a request with more than `FIELD_LIMIT_BYTES` of fields or longer than `HOLD_LIMIT_MS`: answered with 413 or 408, or passed on with its rest unseen.',
  }),
  INPUT_FAULT: setting({
    kind: choice('block', 'pass', 'log'),
    default: 'block',
    doc: 'What happens to a request that cannot be read (unknown charset, broken compression, too deep) or that trips a check: its sender chose it. `log` passes and reports, `pass` is silent.',
  }),
  FAIL_POLICY: setting({
    kind: choice('open', 'closed'),
    default: 'open',
    doc: 'What happens to requests while something of ours fails (store, our own bug): passed on, or refused with 503. The fault is reported either way.',
  }),
  VERDICT_CACHE_SIZE: setting({
    kind: integer(0, 1_000_000),
    default: 10_000,
    unit: 'entries',
    doc: 'How many short harmless values are remembered as such; 0 for none.',
  }),
} as const;
