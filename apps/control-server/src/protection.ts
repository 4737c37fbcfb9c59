import { CONFIG_KEYS } from '@rasp/core/cloud';
import type { RaspOptions } from '@rasp/fastify';

/** Every module that reads texts. */
const MODULES = [
  ...['sqli', 'xss', 'command', 'traversal', 'xxe', 'template', 'code', 'nosql', 'prototype', 'ssrf', 'hpp'],
] as const;

const off = (route: string, parameters: readonly string[]) =>
  parameters.map((parameter) => ({ check: [...MODULES], parameter, route }));

/** An event holds the attack that it tells of, a profile what attacks look like, a refusal what was refused. */
const EXCEPTIONS = [
  ...off('^/events$', ['log_data', 'log_data.payload', '.log_data', '.log_data.payload']),
  ...off('^/api/profiles(/[^/]+)?$', CONFIG_KEYS.flatMap(inProfile)),
  ...off(
    '^/beacon$',
    CONFIG_KEYS.map((key) => `report.refused.${key}`),
  ),
  ...off('^/config$', ['routes', 'routes.path', 'routes.handler']),
];

function inProfile(key: string): readonly string[] {
  const whole = `config.${key}`;
  return key === 'EXCEPTIONS' ? [`${whole}.parameter`, `${whole}.route`, `${whole}.pattern`] : [whole];
}

/** This server protects itself; those fields are let off, and nothing else is. */
export const PROTECTION: NonNullable<RaspOptions['config']> = {
  APP_NAME: 'rasp control server',
  // Clients read JSON, also when they are refused.
  GTFO_MSG: '{"status": false, "message": "Blocked", "data": {}}',
  // Past Fastify's own limit for bodies, so that the answer to what is too large is Fastify's.
  FIELD_LIMIT_BYTES: 4 << 20,
  // Agents share their address with whoever is behind the same NAT: nobody is banned here, attacks are refused.
  SECURITY_CHECKS: { flood: 1, decoy: 1, hpp: 1, sqli: 1, xss: 1, command: 1, traversal: 1, xxe: 1 },
  // A thousand agents behind one address are no flood; guesses at the admin token are.
  BRUTE_AND_FLOOD_PATHS: ['^/api/'],
  FLOOD_RATIO: 1_000,
  EXCEPTIONS,
};
