import { describe, expect, it } from 'vitest';
import { toRecordOf } from './record.js';
import { toSeedLine } from './seed-formats.js';
import { HOST_NAME, toHeaderName, toRfc5424 } from './syslog.js';
import { HOSTILE_TEXTS, hostileEvent, SAMPLE_TIME, sampleEvent } from './testing/sample-event.js';

const toPacket = toRecordOf('syslog', 'udp');

/** RFC 5424 section 6, as its grammar has it. */
function readRfc5424(text: string) {
  const header =
    /^<(\d{1,3})>1 (\S+) ([\x21-\x7e]{1,255}) ([\x21-\x7e]{1,48}) ([\x21-\x7e]{1,128}) ([\x21-\x7e]{1,32}) /;
  const found = header.exec(text);
  if (found === null) throw new Error(`no header of RFC 5424: ${text}`);
  const rest = text.slice(found[0].length);
  const element = /^\[([^\s=\]"]{1,32})((?: [^\s=\]"]{1,32}="(?:[^"\\\]]|\\["\\\]]|\\(?!["\\\]]))*")*)\] /u.exec(rest);
  if (element === null) throw new Error(`no structured data: ${rest}`);
  const parameters = [...(element[2] ?? '').matchAll(/ ([^\s=]+)="((?:[^"\\\]]|\\["\\\]]|\\(?!["\\\]]))*)"/gu)];
  return {
    priority: Number(found[1]),
    time: found[2],
    id: element[1],
    parameters: Object.fromEntries(
      parameters.map(([, name, value = '']) => [name, value.replace(/\\(["\\\]])/g, '$1')]),
    ),
    message: rest.slice(element[0].length),
  };
}

describe('a packet of RFC 3164', () => {
  it("has priority, local time, host and tag in front of pyrasp's line", () => {
    expect(toPacket(sampleEvent())).toBe(
      `<132>Mar  7 09:05:03 ${HOST_NAME} rasp[${process.pid}]: ${toSeedLine(sampleEvent())}`,
    );
  });

  it('is a notice when nothing was blocked', () => {
    expect(toPacket(sampleEvent({ action: 'logged' }))).toMatch(/^<133>/);
  });

  it('is at most 1024 bytes long, and says where it is cut', () => {
    for (const unit of ['a', 'é', '\n', '"', '\u{1f600}']) {
      for (let length = 300; length <= 1_100; length += 7) {
        const packet = toPacket(sampleEvent({ payload: unit.repeat(length) }));
        expect(Buffer.byteLength(packet)).toBeLessThanOrEqual(1_024);
        expect(packet.endsWith('"')).toBe(true);
      }
    }
    expect(toPacket(sampleEvent({ payload: 'a'.repeat(2_048) }))).toMatch(/aaa…"$/);
    expect(Buffer.byteLength(toPacket(sampleEvent({ payload: 'a'.repeat(2_048) })))).toBeGreaterThan(1_020);
  });

  it('of the last accepted length is whole', () => {
    const fixed = Buffer.byteLength(toPacket(sampleEvent({ payload: '' })));
    expect(toPacket(sampleEvent({ payload: 'a'.repeat(1_024 - fixed) }))).not.toContain('…');
    expect(toPacket(sampleEvent({ payload: 'a'.repeat(1_025 - fixed) }))).toContain('…');
  });

  it.each(HOSTILE_TEXTS)('is one, whatever is %j', (text) => {
    expect(toPacket(hostileEvent(text))).toMatch(
      /^<132>Mar {2}7 09:05:03 \S+ rasp\[\d+\]: \[2026[^\p{Cc}\p{Zl}\p{Zp}]*"$/u,
    );
  });

  it.each([
    ['web1.example.org', 'web1'],
    ['wéb 1', 'w-b-1'],
    ['', '-'],
  ])('names the host %j %j', (name, expected) => {
    expect(toHeaderName(name)).toBe(expected);
  });
});

describe('a message of RFC 5424', () => {
  it("carries every field as structured data, and pyrasp's line", () => {
    const { id, parameters, message, time, priority } = readRfc5424(toRfc5424(sampleEvent()));
    expect([priority, time, id, message]).toEqual([
      132,
      SAMPLE_TIME.toISOString(),
      'rasp@32473',
      toSeedLine(sampleEvent()),
    ]);
    expect(parameters).toEqual({
      application: 'Web Server',
      check: 'sqli',
      address: '203.0.113.7',
      country: 'Australia',
      location: 'qs_values',
      parameter: 'q',
      method: 'GET',
      target: '/search?q=1',
      mode: '1',
      action: 'blocked',
      score: '1',
      explanation: 'why',
      revision: '3',
      requestId: 'req-1',
      attack: 'T1190',
      cwe: '89',
    });
  });

  it.each(HOSTILE_TEXTS)('has one element of structured data with %j everywhere', (text) => {
    const record = toRfc5424(hostileEvent(text));
    expect(record).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
    const { id, parameters, message } = readRfc5424(record);
    expect([id, Object.keys(parameters).length, message]).toEqual(['rasp@32473', 16, toSeedLine(hostileEvent(text))]);
  });
});
