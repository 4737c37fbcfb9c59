import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ATTACK_LINES } from '../checks/testing/attack-lines.js';
import { cpuMs } from '../testing/cpu-time.js';
import { isStandardHeader } from './standard-headers.js';

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';
const BROWSERS: readonly (readonly [name: string, value: string])[] = [
  ['User-Agent', `${WINDOWS} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0`],
  ['User-Agent', 'Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0'],
  [
    'user-agent',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
  ],
  ['Accept', 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8'],
  ['Accept', 'application/json, text/plain, */*'],
  ['Accept-Encoding', 'gzip, deflate, br, zstd'],
  ['accept-language', 'de-AT,de;q=0.9,en;q=0.8,*;q=0.1'],
  ['sec-ch-ua', '"Not/A)Brand";v="8", "Chromium";v="126", "Google Chrome";v="126"'],
  ['Sec-CH-UA', '"Chromium";v="104", " Not A;Brand";v="99", "Google Chrome";v="104"'],
  ['sec-ch-ua-platform', '"Windows"'],
  ['Sec-Fetch-Site', 'same-origin'],
  ['Cache-Control', 'max-age=0'],
  ['If-Modified-Since', 'Tue, 24 Mar 2020 11:57:58 GMT'],
  ['Content-Type', 'multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW1'],
  ['content-type', 'application/x-www-form-urlencoded; charset=UTF-8'],
  ['priority', 'u=1, i'],
];

describe('headers that say what their standard lets every client say', () => {
  it.each(BROWSERS)('%s: %s', (name, value) => {
    expect(isStandardHeader(name, value)).toBe(true);
  });

  it('are known by their name: the same value elsewhere is judged', () => {
    for (const [name, value] of BROWSERS) {
      expect(isStandardHeader(`X-${name}`, value)).toBe(false);
      expect(isStandardHeader(name.toUpperCase(), value)).toBe(/^[A-Z]*$/.test(name));
    }
    expect(isStandardHeader('constructor', '1')).toBe(false);
  });

  it('hold no letters and digits mixed where a language has its parts', () => {
    expect(isStandardHeader('Accept-Language', 'de-1or-1,de;q=0.9')).toBe(false);
    expect(isStandardHeader('Accept-Language', 'es-419,de-1996;q=0.9,sr-Latn-RS;q=0.8,*;q=0.1')).toBe(true);
  });

  it('hold no attack, wherever it is put into them', () => {
    expect(ATTACK_LINES.length).toBeGreaterThan(500);
    fc.assert(
      fc.property(fc.constantFrom(...BROWSERS), fc.constantFrom(...ATTACK_LINES), fc.nat(), (header, attack, place) => {
        const [name, value] = header;
        const at = place % (value.length + 1);
        expect(isStandardHeader(name, value.slice(0, at) + attack + value.slice(at))).toBe(false);
        expect(isStandardHeader(name, attack)).toBe(false);
      }),
      { numRuns: 20_000 },
    );
  });

  it.each([
    ['Accept', 'text/html;id'],
    ['Accept', 'text/html,../etc/passwd'],
    ['Accept', 'text/html--'],
    ['Accept-Language', 'de;q=0.5;id'],
    ['Accept-Encoding', "gzip'"],
    ['sec-ch-ua', '"; reboot; ";v="1"'],
    ['sec-ch-ua', '"id";v="1"'],
    ['User-Agent', 'Mozilla/5.0 (Windows NT 10.0; id) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/1.0 Safari/1.0'],
    ['Content-Type', 'text/html; charset=utf-8; a=b'],
    ['Sec-Fetch-Site', 'same-origin\n'],
    ['Accept', ''],
  ])('are judged when they stray from it: %s: %s', (name, value) => {
    expect(isStandardHeader(name, value)).toBe(false);
  });

  it('are told in time that grows with the value, and not at all past their length', () => {
    const value = `text/${'a-'.repeat(200)}`;
    const startMs = cpuMs();
    for (let round = 0; round < 1_000; round++) isStandardHeader('Accept', value);
    expect(cpuMs() - startMs).toBeLessThan(1_000);
    expect(isStandardHeader('Accept', `*/*${', */*'.repeat(300)}`)).toBe(false);
  });
});
