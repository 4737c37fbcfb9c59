import type { ValueCheck } from './check.js';
import { code } from './code/code.js';
import { command } from './command/command.js';
import { decoy } from './decoy/decoy.js';
import { headers } from './headers/headers.js';
import { hpp } from './hpp/hpp.js';
import { nosql } from './nosql/nosql.js';
import { path } from './path/path.js';
import { prototype } from './prototype/prototype.js';
import type { RequestCheck } from './request-check.js';
import { spoofing } from './spoofing/spoofing.js';
import { sqli } from './sqli/sqli.js';
import { ssrf } from './ssrf/ssrf.js';
import { template } from './template/template.js';
import { traversal } from './traversal/traversal.js';
import { xss } from './xss/xss.js';
import { xxe } from './xxe/xxe.js';

/** Every check that judges values, in the order in which they are asked. */
export const CHECKS: readonly ValueCheck[] = [
  sqli,
  xss,
  command,
  traversal,
  ssrf,
  nosql,
  prototype,
  template,
  code,
  xxe,
];

/** Every check that judges a head as a whole, in the order in which they are asked; floods are counted in between. */
export const REQUEST_CHECKS: Readonly<Record<'beforeFlood' | 'afterFlood', readonly RequestCheck[]>> = {
  beforeFlood: [spoofing, decoy, path],
  afterFlood: [headers, hpp],
};
