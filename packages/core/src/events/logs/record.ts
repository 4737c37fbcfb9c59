import type { Config } from '../../config/schema.js';
import { MAX_EXCERPT_LENGTH, type SecurityEvent } from '../security-event.js';
import { toCef, toCefPacket } from './cef.js';
import { toOcsf } from './ocsf.js';
import { toSeedJson, toSeedLine } from './seed-formats.js';
import { toRfc5424, toSeedPacket } from './syslog.js';

type Format = Config['LOG_FORMAT'];
type Protocol = Config['LOG_PROTOCOL'];

/** An event as one line of text, without a line break at its end. */
export type ToRecord = (event: SecurityEvent) => string;

const PLAIN: Readonly<Record<Format, ToRecord>> = {
  syslog: toSeedLine,
  json: toSeedJson,
  rfc5424: toRfc5424,
  cef: toCef,
  ocsf: toOcsf,
};

/** Syslog servers want a header in front of a text that has none. */
const TO_SYSLOG_SERVER: Readonly<Record<Format, ToRecord>> = { ...PLAIN, syslog: toSeedPacket, cef: toCefPacket };

/** RFC 3164 section 4.1 ends a packet there. */
const RFC3164_DATAGRAM_BYTES = 1_024;
/** What rsyslog takes as one message by default, over UDP and TCP; it would cut or split longer ones. */
const SYSLOG_BYTES = 8_096;
/** An escaped event of the longest texts is smaller. */
const UNBOUNDED_BYTES = 262_144;

/** How events become records for this format over this protocol: one line each, within what receivers take as one. */
export function toRecordOf(format: Format, protocol: Protocol): ToRecord {
  const isServer = protocol === 'udp' || protocol === 'tcp' || protocol === 'tls';
  const toText = (isServer ? TO_SYSLOG_SERVER : PLAIN)[format];
  const limitBytes = recordLimit(format, protocol, isServer);
  return (event) => fit(event, toText, limitBytes);
}

function recordLimit(format: Format, protocol: Protocol, isServer: boolean): number {
  if (!isServer) return UNBOUNDED_BYTES;
  return protocol === 'udp' && format === 'syslog' ? RFC3164_DATAGRAM_BYTES : SYSLOG_BYTES;
}

/** The record with as much of the event's texts as fits; what was cut ends in `…`. */
function fit(event: SecurityEvent, toText: ToRecord, limitBytes: number): string {
  const whole = toText(event);
  if (whole.length * 3 <= limitBytes || Buffer.byteLength(whole) <= limitBytes) return whole;
  let fitting = toText(shorten(event, 0));
  for (let kept = 0, step = MAX_EXCERPT_LENGTH / 2; step >= 1; step /= 2) {
    const text = toText(shorten(event, kept + step));
    if (Buffer.byteLength(text) > limitBytes) continue;
    kept += step;
    fitting = text;
  }
  return fitting;
}

function shorten(event: SecurityEvent, length: number): SecurityEvent {
  return {
    ...event,
    application: cut(event.application, Math.max(length, 32)),
    payload: cut(event.payload, length),
    path: cut(event.path, length),
    target: cut(event.target, length),
    explanation: cut(event.explanation, length),
    requestId: cut(event.requestId, Math.max(length, 64)),
  };
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}…`;
}
