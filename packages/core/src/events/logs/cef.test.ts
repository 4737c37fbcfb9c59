import { describe, expect, it } from 'vitest';
import { toCef, toCefPacket } from './cef.js';
import { HOSTILE_TEXTS, hostileEvent, SAMPLE_TIME, sampleEvent } from './testing/sample-event.js';

/** ArcSight's format: seven header fields ended by `|`, then `key=value`, where a value ends before the next key. */
function readCef(text: string) {
  const header = /^CEF:0((?:\|(?:[^|\\]|\\[|\\])*){6})\|/.exec(text);
  if (header === null) throw new Error(`no CEF: ${text}`);
  const extension: Record<string, string> = {};
  for (const [, key = '', value = ''] of text
    .slice(header[0].length)
    .matchAll(/(?:^| )(\w+)=((?:[^=\\]|\\[=\\nr])*?)(?=(?: \w+=)|$)/gu)) {
    extension[key] = value.replace(/\\([=\\nr])/g, (_, one: string) => ({ n: '\n', r: '\r' })[one] ?? one);
  }
  return { fields: header[1]?.slice(1).split(/(?<!\\)\|/) ?? [], extension };
}

describe('CEF', () => {
  it('has seven header fields and every field of the event', () => {
    const { fields, extension } = readCef(toCef(sampleEvent()));
    expect(fields.slice(0, 2)).toEqual(['rasp', '@rasp']);
    expect(fields.slice(3)).toEqual(['sqli', 'SQL injection', '7']);
    expect(extension).toMatchObject({
      rt: String(SAMPLE_TIME.getTime()),
      src: '203.0.113.7',
      act: 'blocked',
      cat: 'T1190',
      externalId: 'req-1',
      requestMethod: 'GET',
      request: '/search?q=1',
      msg: 'why',
      cs1Label: 'payload',
      cs1: "1' OR '1'='1",
      cs2: 'qs_values',
      cs3: 'q',
      cs4: 'Australia',
      cs5: 'Web Server',
      cs6: 'CWE-89',
      cn1: '1',
      cn2: '3',
      cfp1: '1',
    });
  });

  it('has IPv6 where it belongs', () => {
    const { extension } = readCef(toCef(sampleEvent({ address: '2001:db8::7' })));
    expect([extension.src, extension.c6a2]).toEqual([undefined, '2001:db8::7']);
  });

  it('reaches a syslog server behind a header', () => {
    expect(toCefPacket(sampleEvent())).toMatch(/^<132>Mar {2}7 09:05:03 \S+ CEF:0\|rasp\|/);
  });

  it.each(HOSTILE_TEXTS)('has no key more, and one line, with %j everywhere', (text) => {
    const record = toCef(hostileEvent(text));
    expect(record).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
    const { fields, extension } = readCef(record);
    expect(fields.slice(3)).toEqual(['sqli', 'SQL injection', '7']);
    expect(Object.keys(extension)).toEqual(Object.keys(readCef(toCef(sampleEvent())).extension));
    expect([extension.act, extension.src]).toEqual(['blocked', '203.0.113.7']);
    if (/^[\x20-\x7e\r\n]*$/.test(text)) expect(extension.cs1).toBe(text);
  });
});
