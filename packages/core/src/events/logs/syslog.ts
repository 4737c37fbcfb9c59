import { hostname } from 'node:os';
import type { SecurityEvent } from '../security-event.js';
import { toSyslogTime } from './local-time.js';
import { toSeedLine } from './seed-formats.js';
import { escapeInvisible } from './visible.js';

/**
 * local0: a facility that belongs to the site. `auth` would put texts of attackers where programs look for those of
 * sshd.
 */
const FACILITY = 16;
const WARNING = 4;
const NOTICE = 5;

/** This host in a syslog header: a name without domain (RFC 3164 section 4.1.2). */
export const HOST_NAME = toHeaderName(hostname());

/**
 * 32473 is the enterprise number of examples (RFC 5612): we have none of our own, and a name without one would be
 * IANA's (RFC 5424 section 7).
 */
const STRUCTURE_ID = 'rasp@32473';

export function toHeaderName(name: string): string {
  return (
    name
      .replace(/\..*$/s, '')
      .replace(/[^A-Za-z0-9-]/g, '-')
      .slice(0, 63) || '-'
  );
}

/** A packet of RFC 3164 around a text that names its own tag: `rasp[12]: …`, `CEF:0|…`. */
export function toRfc3164(event: SecurityEvent, text: string): string {
  return `<${priorityOf(event)}>${toSyslogTime(event.time)} ${HOST_NAME} ${text}`;
}

/** pyrasp's line as the content of a packet. */
export function toSeedPacket(event: SecurityEvent): string {
  return toRfc3164(event, `rasp[${process.pid}]: ${toSeedLine(event)}`);
}

/** RFC 5424: every field as structured data, pyrasp's line as the message. */
export function toRfc5424(event: SecurityEvent): string {
  const header = `<${priorityOf(event)}>1 ${event.time.toISOString()} ${HOST_NAME} rasp ${process.pid} ${event.type}`;
  const fields = STRUCTURE.map(([name, read]) => `${name}="${escapeParameter(read(event))}"`);
  return `${header} [${STRUCTURE_ID} ${fields.join(' ')}] ${toSeedLine(event)}`;
}

const STRUCTURE: readonly (readonly [name: string, read: (event: SecurityEvent) => string])[] = [
  ['application', ({ application }) => application],
  ['check', ({ check }) => check],
  ['address', ({ address }) => address],
  ['country', ({ country }) => country],
  ['location', ({ location }) => location],
  ['parameter', ({ path }) => path],
  ['method', ({ method }) => method],
  ['target', ({ target }) => target],
  ['mode', ({ mode }) => String(mode)],
  ['action', ({ action }) => action],
  ['score', ({ score }) => String(score)],
  ['explanation', ({ explanation }) => explanation],
  ['revision', ({ revision }) => String(revision)],
  ['requestId', ({ requestId }) => requestId],
  ['attack', ({ attack }) => attack],
  ['cwe', ({ cwe }) => String(cwe)],
];

/** RFC 5424 section 6.3.3: `"`, `\` and `]`; a backslash before anything else is one of ours, for the invisible. */
function escapeParameter(text: string): string {
  return escapeInvisible(text.replace(/["\\\]]/g, '\\$&'));
}

function priorityOf({ action }: SecurityEvent): number {
  return FACILITY * 8 + (action === 'logged' ? NOTICE : WARNING);
}
