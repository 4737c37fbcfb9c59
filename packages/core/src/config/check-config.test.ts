import { describe, expect, it } from 'vitest';
import { checkRemoteConfig, SEED_KEYS } from './check-config.js';

describe('a configuration for agents', () => {
  it('is complete where it has no faults', () => {
    expect(checkRemoteConfig({ APP_NAME: 'shop' }).complete).toMatchObject({ APP_NAME: 'shop', DENY_STATUS_CODE: 403 });
  });

  it('has a fault for each bad value', () => {
    const { faults, complete } = checkRemoteConfig({ DENY_STATUS_CODE: 99, NONSENSE: 1 });
    expect(faults.map(({ path }) => path)).toEqual(['DENY_STATUS_CODE', 'NONSENSE']);
    expect(complete).toBeUndefined();
  });

  it('is warned of where it depends on the agent', () => {
    const { faults, warnings } = checkRemoteConfig({ SECURITY_CHECKS: { spoofing: 1 }, CLOUD_CA: '/ca.pem' });
    expect(faults).toEqual([]);
    expect(warnings[0]).toMatch(/^HOSTS: .* unless the agent's own configuration helps$/);
    expect(warnings[1]).toBe('CLOUD_CA: agents take it from their own configuration alone');
  });
});

it('knows which keys are of pyrasp', () => {
  expect(SEED_KEYS).toContain('BEACON_DELAY');
  expect(SEED_KEYS).not.toContain('CLOUD_CA');
});
