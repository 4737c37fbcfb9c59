import { CHECK_IDS, checkModes, eachCheck } from '../check-modes.js';
import { choice, flag, integer, list, orListOfOne, record, text } from '../kinds.js';
import { headerValue, redirectTarget } from '../network-kinds.js';
import { exception } from '../pattern-kinds.js';
import { setting } from '../setting.js';

/** Who we are, what a blocked client gets, and which modules are on. */
export const GENERAL = {
  PRESET: setting({
    kind: choice('default', 'pyrasp'),
    default: 'default',
    doc: 'Whose defaults stand below the configuration: ours, or those of pyrasp 0.5.1 where ours are gentler.',
  }),
  APP_NAME: setting({
    seed: true,
    kind: orListOfOne(
      text({ expected: 'text without line breaks, 1 to 200 characters', minLength: 1, maxLength: 200 }),
    ),
    default: 'Web Server',
    doc: 'Name of the application in events and logs.',
    differs: 'pyrasp calls it a string and gives the list `["Web Server"]` as its default: both forms are taken.',
  }),
  GTFO_MSG: setting({
    seed: true,
    kind: orListOfOne(text({ expected: 'text of at most 100000 characters', maxLength: 100_000, controls: true })),
    default: 'Blocked',
    doc: 'Body of the answer to a blocked request; HTML allowed.',
    differs: 'pyrasp calls it a string and gives the list `["Blocked"]` as its default: both forms are taken.',
  }),
  DENY_STATUS_CODE: setting({
    seed: true,
    kind: integer(200, 599),
    default: 403,
    doc: 'HTTP status of the answer to a blocked request.',
    differs: 'pyrasp takes any integer. What no final answer can have (1xx, 600 and more) is refused.',
  }),
  BLOCK_REDIRECT_URL: setting({
    kind: redirectTarget,
    default: '',
    remote: 'no',
    doc: 'When set, a blocked request is answered by a redirect to it instead of `GTFO_MSG`.',
  }),
  REACTIONS: setting({
    kind: record(eachCheck(choice('block', 'redirect'))),
    default: {},
    merges: true,
    doc: 'Reaction of single modules, by their name: `"block"` or `"redirect"`. A module not named redirects when `BLOCK_REDIRECT_URL` is set and blocks when not.',
  }),
  CHANGE_SERVER: setting({
    seed: true,
    kind: flag,
    default: true,
    doc: 'Put `SERVER_HEADER` into every response and take `X-Powered-By` out.',
  }),
  SERVER_HEADER: setting({
    seed: true,
    kind: headerValue,
    default: 'Apache',
    doc: 'What the `Server` header says when `CHANGE_SERVER` is on.',
    differs: 'The usage given by pyrasp is that of `GTFO_MSG`, copied by mistake.',
  }),
  VERBOSE: setting({
    seed: true,
    kind: integer(0, 1000),
    default: 0,
    doc: 'What is printed. 0: start, stop, whether a configuration was loaded, a model that was not. From 10: loading in detail, models, logging, attacks. From 100: the configuration itself, secrets masked.',
  }),
  SECURITY_CHECKS: setting({
    seed: true,
    kind: checkModes,
    default: {
      path: 1,
      headers: 0,
      flood: 2,
      spoofing: 0,
      decoy: 2,
      format: 3,
      hpp: 2,
      sqli: 2,
      xss: 2,
      command: 2,
      traversal: 2,
      xxe: 2,
      template: 1,
      code: 1,
      nosql: 1,
      prototype: 1,
      ssrf: 1,
      dlp: 0,
    },
    pyrasp: { format: 2 },
    merges: true,
    doc: 'Mode of each module: 0 off, 1 block, 2 block and blacklist, 3 log only. A module not named keeps its default.',
    differs:
      'The parameter table of pyrasp allows 0 to 3, its explanation ends at 2: 3 is log only. `format` is in its list of attack types and in no other; it only logs by default, because real browsers send bodies that are not what their type says.',
  }),
  EXCEPTIONS: setting({
    kind: list(exception(CHECK_IDS)),
    default: [],
    doc: 'What is let off which module: `{"check": "xss", "parameter": "body", "route": "^/articles", "pattern": "^<p>"}`. `check` is one name or a list; all that is given must hold.',
  }),
} as const;
