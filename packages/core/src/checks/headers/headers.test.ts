import { describe, expect, it } from 'vitest';
import { createConfiguration } from '../../config/configuration.js';
import { RouteTable } from '../../routes/route-table.js';
import { cpuMs } from '../../testing/cpu-time.js';
import { detectInHead, toHead } from '../../testing/request-check.js';
import { headers } from './headers.js';

const FORBIDDEN = { FORBIDDEN_HEADERS: ['X-Debug'] };

describe('headers', () => {
  it('tells the name as it was written', () => {
    const found = detectInHead(headers, FORBIDDEN, { headers: [['x-DEBUG', 'secret']] });
    expect(found).toMatchObject({ location: 'headers_names', path: 'x-DEBUG', payload: 'x-DEBUG' });
    expect(JSON.stringify(found)).not.toContain('secret');
  });

  it('has nothing to do where nothing is forbidden', () => {
    const configuration = createConfiguration({ config: { SECURITY_CHECKS: { headers: 1 } }, warn() {} });
    configuration.close();
    expect(headers.prepare(configuration.current, new RouteTable())).toBeUndefined();
  });

  it('reads 100,000 names in linear time', () => {
    const head = toHead({ headers: Array.from({ length: 100_000 }, (_, index) => [`x-${index}`, ''] as const) });
    const configuration = createConfiguration({ config: FORBIDDEN, warn() {} });
    configuration.close();
    const detect = headers.prepare(configuration.current, new RouteTable());
    const startedAtMs = cpuMs();
    expect(detect?.(head)).toBeUndefined();
    expect(cpuMs() - startedAtMs).toBeLessThan(500);
  });
});
