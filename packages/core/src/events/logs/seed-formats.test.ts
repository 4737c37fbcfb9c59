import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toSeedJson, toSeedLine } from './seed-formats.js';
import { HOSTILE_TEXTS, hostileEvent, sampleEvent } from './testing/sample-event.js';

/** What a reader of pyrasp's line does: between the quotes, with the escapes undone. */
function readLine(line: string): { readonly time: string; readonly fields: readonly string[] } {
  const found = /^\[(\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d)\] ("(?:[^"\\]|\\.)*"(?: - "(?:[^"\\]|\\.)*"){4})$/u.exec(line);
  if (found === null) throw new Error(`no line of pyrasp: ${line}`);
  const quoted = found[2]?.match(/"(?:[^"\\]|\\.)*"/gu) ?? [];
  return { time: found[1] ?? '', fields: quoted.map((field) => JSON.parse(field) as string) };
}

describe("pyrasp's line", () => {
  it('is exact', () => {
    expect(toSeedLine(sampleEvent())).toBe(
      `[2026/03/07 09:05:03] "Web Server" - "sqli" - "203.0.113.7" - "Australia" - "qs_values:1' OR '1'='1"`,
    );
  });

  it('is exact for any printable text without quotes and backslashes', () => {
    const printable = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !/[\p{C}\p{Z}"\\]/u.test(text));
    fc.assert(
      fc.property(printable, (payload) => {
        expect(toSeedLine(sampleEvent({ payload }))).toMatch(/ - "qs_values:/);
        expect(toSeedLine(sampleEvent({ payload }))).toContain(`"qs_values:${payload}"`);
      }),
      { numRuns: 50 },
    );
  });

  it('has a word where a country is not known', () => {
    expect(readLine(toSeedLine(sampleEvent({ country: '' }))).fields[3]).toBe('Unknown');
  });

  it.each(HOSTILE_TEXTS)('is one line of five fields with %j everywhere', (text) => {
    const line = toSeedLine(hostileEvent(text));
    expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
    const { fields } = readLine(line);
    expect(fields).toHaveLength(5);
    expect(fields[4]).toBe(`qs_values:${text}`);
  });

  it('is one line of five fields for any text, and no cell of it begins with a formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (payload) => {
        const line = toSeedLine(sampleEvent({ payload }));
        expect(readLine(line).fields[4]).toBe(`qs_values:${payload}`);
        expect(line).toMatch(/^\[[^=+@\t-]/);
      }),
      { numRuns: 50 },
    );
  });
});

describe("pyrasp's object", () => {
  it('is exact', () => {
    expect(toSeedJson(sampleEvent())).toBe(
      `{"time":"2026/03/07 09:05:03","application":"Web Server","log_data":["sqli","203.0.113.7","Australia",{"location":"qs_values","payload":"1' OR '1'='1"}]}`,
    );
  });

  it.each(HOSTILE_TEXTS)('is on one line and holds exactly %j', (text) => {
    const json = toSeedJson(hostileEvent(text));
    expect(json).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
    expect(JSON.parse(json)).toEqual({
      time: '2026/03/07 09:05:03',
      application: text,
      log_data: ['sqli', '203.0.113.7', text, { location: 'qs_values', payload: text }],
    });
  });
});
