import type { SecurityEvent } from './security-event.js';

/** C1 controls and Unicode's own line breaks, which JSON leaves as they are. */
const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029]/g;

/** One event as one line for people; whatever an attacker wrote cannot end it or colour it. */
export function toAttackLine(event: SecurityEvent): string {
  const where = event.path === '' ? event.location : `${event.location} ${quote(event.path)}`;
  const who = event.address === '' ? '' : ` from ${quote(event.address)}`;
  return `[!] ${event.type} ${event.action}${who}: ${where}: ${quote(event.payload)} (${quote(event.explanation)})`;
}

function quote(text: string): string {
  return JSON.stringify(text).replace(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
