import { VERSION } from '../../version.js';
import type { SecurityEvent } from '../security-event.js';
import { kindOf } from '../taxonomy.js';
import { HOST_NAME, toRfc3164 } from './syslog.js';
import { escapeInvisible } from './visible.js';

/** The longest value that ArcSight's dictionary allows for `msg` and `request`. */
const MAX_FIELD_LENGTH = 1_023;

/** ArcSight's Common Event Format, revision 0. */
export function toCef(event: SecurityEvent): string {
  const { type, check, action } = event;
  const severity = action === 'logged' ? 4 : 7;
  const header = ['CEF:0', 'rasp', '@rasp', VERSION, type, kindOf(check).title, String(severity)];
  const extension = extensionOf(event).filter(([, value]) => value !== '');
  return `${header.map(escapeHeader).join('|')}|${extension.map(([key, value]) => `${key}=${escapeValue(value)}`).join(' ')}`;
}

/** CEF as syslog servers take it. */
export function toCefPacket(event: SecurityEvent): string {
  return toRfc3164(event, toCef(event));
}

function extensionOf(event: SecurityEvent): readonly (readonly [key: string, value: string])[] {
  return [
    ['rt', String(event.time.getTime())],
    ['dvchost', HOST_NAME],
    ...sourceOf(event.address),
    ['act', event.action],
    ['cat', event.attack],
    ['externalId', event.requestId],
    ['requestMethod', event.method],
    ['request', event.target.slice(0, MAX_FIELD_LENGTH)],
    ['msg', event.explanation.slice(0, MAX_FIELD_LENGTH)],
    ...labelled('cs1', 'payload', event.payload),
    ...labelled('cs2', 'location', event.location),
    ...labelled('cs3', 'parameter', event.path),
    ...labelled('cs4', 'country', event.country),
    ...labelled('cs5', 'application', event.application),
    ...labelled('cs6', 'weakness', `CWE-${event.cwe}`),
    ...labelled('cn1', 'mode', String(event.mode)),
    ...labelled('cn2', 'revision', String(event.revision)),
    ...labelled('cfp1', 'score', String(event.score)),
  ];
}

/** `src` holds IPv4 alone. */
function sourceOf(address: string): readonly (readonly [string, string])[] {
  return address.includes(':') ? labelled('c6a2', 'Source IPv6 Address', address) : [['src', address]];
}

function labelled(key: string, label: string, value: string): readonly (readonly [string, string])[] {
  return value === ''
    ? []
    : [
        [`${key}Label`, label],
        [key, value],
      ];
}

function escapeHeader(text: string): string {
  return escapeInvisible(text.replace(/[|\\]/g, '\\$&'));
}

/** CEF knows `\n` and `\r`; what else is invisible is shown as a text with a backslash. */
function escapeValue(text: string): string {
  return text
    .replace(/[=\\]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replace(/[^\x20-\x7e]/gu, (character) => escapeInvisible(character).replace('\\', '\\\\'));
}
