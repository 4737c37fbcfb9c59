import { type ConfigFault, showValue } from './fault.js';
import type { Config } from './schema.js';

type Relation = (config: Config) => ConfigFault | undefined;

/** What single keys cannot say: settings that only make sense together. */
const RELATIONS: readonly Relation[] = [
  ({ SECURITY_CHECKS, HOSTS }) =>
    SECURITY_CHECKS.spoofing !== 0 && HOSTS.length === 0
      ? { path: 'HOSTS', value: '[]', expected: 'at least one host while SECURITY_CHECKS.spoofing is on' }
      : undefined,
  ({ BEACON, BEACON_URL }) =>
    BEACON && BEACON_URL === '' ? { path: 'BEACON_URL', value: '""', expected: 'a URL while BEACON is on' } : undefined,
  ({ LOG_ENABLED, LOG_PROTOCOL, LOG_PATH }) =>
    LOG_ENABLED && LOG_PROTOCOL === 'file' && LOG_PATH === ''
      ? { path: 'LOG_PATH', value: '""', expected: 'the path of a file while LOG_PROTOCOL is "file"' }
      : undefined,
  ({ REACTIONS, BLOCK_REDIRECT_URL }) =>
    BLOCK_REDIRECT_URL === '' && Object.values(REACTIONS).includes('redirect')
      ? { path: 'BLOCK_REDIRECT_URL', value: '""', expected: `a target while REACTIONS is ${showValue(REACTIONS)}` }
      : undefined,
];

/** Every contradiction between the keys of a complete configuration. */
export function findContradictions(config: Config): readonly ConfigFault[] {
  return RELATIONS.map((relation) => relation(config)).filter((fault) => fault !== undefined);
}

const DLP_SWITCHES = [
  'DLP_PHONE_NUMBERS',
  'DLP_CC_NUMBERS',
  'DLP_PRIVATE_KEYS',
  'DLP_HASHES',
  'DLP_WINDOWS_CREDS',
  'DLP_LINUX_CREDS',
] as const;

/** What is legal and yet hardly meant. */
export function findOddities(config: Config): readonly string[] {
  const idle = config.SECURITY_CHECKS.dlp !== 0 && DLP_SWITCHES.every((key) => !config[key]);
  return idle ? ['SECURITY_CHECKS.dlp is on, but every DLP_ switch is off: no response is searched'] : [];
}
