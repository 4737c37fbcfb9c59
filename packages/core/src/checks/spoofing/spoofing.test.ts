import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createConfiguration } from '../../config/configuration.js';
import { RouteTable } from '../../routes/route-table.js';
import { cpuMs } from '../../testing/cpu-time.js';
import { detectInHead, toHead } from '../../testing/request-check.js';
import { spoofing } from './spoofing.js';

const HOSTS = { HOSTS: ['www.example.org'] };

function prepare() {
  const configuration = createConfiguration({ config: HOSTS, warn() {} });
  configuration.close();
  return spoofing.prepare(configuration.current, new RouteTable());
}

describe('spoofing', () => {
  it('tells the host and where it was named', () => {
    const head = { headers: [['Host', 'evil.example']] as const };
    expect(detectInHead(spoofing, HOSTS, head)).toMatchObject({
      location: 'host',
      path: 'Host',
      payload: 'evil.example',
      explanation: 'Host names none of HOSTS.',
    });
    const absolute = { target: 'http://evil.example/', headers: [['Host', 'www.example.org']] as const };
    expect(detectInHead(spoofing, HOSTS, absolute)).toMatchObject({ path: 'request target', payload: 'evil.example' });
  });

  it('cannot be switched on without hosts', () => {
    expect(() => createConfiguration({ config: { SECURITY_CHECKS: { spoofing: 1 } }, warn() {} })).toThrow(
      /HOSTS.*at least one host while SECURITY_CHECKS.spoofing is on/s,
    );
  });

  it('takes a host that it has seen for the same again', () => {
    const detect = prepare();
    for (const host of ['www.example.org', 'WWW.example.org:1', 'evil.example', 'www.example.org', 'evil.example']) {
      const found = detect?.(toHead({ headers: [['Host', host]] }));
      expect(found !== undefined, host).toBe(host === 'evil.example');
    }
  });

  it('takes no text for ours that a URL would take for another host', () => {
    const detect = prepare();
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'w.example:org@/\\[]#?0x% \t,'), maxLength: 24 }), (rest) => {
        for (const host of [`www.example.org${rest}`, `${rest}www.example.org`]) {
          if (detect?.(toHead({ headers: [['Host', host]] })) !== undefined) continue;
          expect(new URL(`http://${host}/`).hostname.replace(/\.$/, '')).toBe('www.example.org');
        }
      }),
    );
  });

  it('never throws, and takes time linear in the head', () => {
    const detect = prepare();
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.string({ maxLength: 300 }), (target, host) => {
        detect?.(toHead({ target, headers: [['Host', host]] }));
        detect?.(toHead({ target, isForwarded: true, headers: [['X-Forwarded-Host', host]] }));
      }),
    );
    const long = 'www.example.org,'.repeat(100_000);
    const heads = [
      toHead({ target: `a${long}://`, headers: [['Host', long]] }),
      toHead({ target: `http://${long}`, isForwarded: true, headers: [['X-Forwarded-Host', long]] }),
      toHead({ headers: Array.from({ length: 50_000 }, () => ['Host', 'a'] as const) }),
    ];
    const startedAtMs = cpuMs();
    for (const head of heads) detect?.(head);
    expect(cpuMs() - startedAtMs).toBeLessThan(1_000);
  });
});
