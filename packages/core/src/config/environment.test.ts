import { describe, expect, it } from 'vitest';
import { resolveSources } from './environment.js';

const PYRASP = { PYRASP_CONF: 'p.json', PYRASP_CLOUD_URL: 'https://p.example', PYRASP_KEY: 'p' };
const RASP = { RASP_CONF: 'r.json', RASP_CLOUD_URL: 'https://r.example', RASP_KEY: 'r' };

describe('where the configuration comes from', () => {
  it('is nowhere when nobody says', () => {
    expect(resolveSources({}, {})).toEqual({ conf: undefined, cloudUrl: undefined, key: undefined });
  });

  it("is said by pyrasp's variables, by ours before them, by the options before all", () => {
    const options = { conf: 'o.json', cloudUrl: 'https://o.example', key: 'o' };
    expect(resolveSources({}, PYRASP)).toEqual({ conf: 'p.json', cloudUrl: 'https://p.example', key: 'p' });
    expect(resolveSources({}, { ...PYRASP, ...RASP })).toEqual({
      conf: 'r.json',
      cloudUrl: 'https://r.example',
      key: 'r',
    });
    expect(resolveSources(options, { ...PYRASP, ...RASP })).toEqual(options);
  });

  it('is not said by an empty variable', () => {
    expect(resolveSources({}, { ...PYRASP, RASP_CONF: '' }).conf).toBe('p.json');
  });
});
