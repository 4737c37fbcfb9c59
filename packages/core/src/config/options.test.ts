import { describe, expect, it } from 'vitest';
import { createRasp, type RaspOptions } from '../rasp.js';
import { checkOptions } from './options.js';

function faultsOf(options: object): string[] {
  try {
    checkOptions(options as Record<string, unknown>);
  } catch (error) {
    return (error as Error).message.split('\n').map((line) => line.trim());
  }
  return [];
}

describe('options', () => {
  it('are fine where all of them are known, and where undefined is what is not there', () => {
    const logger = { info() {}, warn() {}, error() {} };
    expect(faultsOf({ conf: 'rasp.json', config: {}, cloudUrl: '', key: '', logger, framework: 'koa' })).toEqual([]);
    expect(faultsOf({ conf: undefined, store: undefined, nothing: undefined })).toEqual([]);
    expect(faultsOf({ logger: console })).toEqual([]);
  });

  it('that nobody knows are refused: a misspelt one would leave the defaults in force', () => {
    expect(faultsOf({ confg: 'rasp.json', colour: 'red' })).toEqual([
      '@rasp: 2 faults in the configuration (options)',
      'confg: unknown option; there are conf, config, cloudUrl, key, store, logger; did you mean conf?',
      'colour: unknown option; there are conf, config, cloudUrl, key, store, logger',
    ]);
    expect(() => createRasp({ confg: 'rasp.json' } as unknown as RaspOptions)).toThrow('confg: unknown option');
  });

  it('that are keys of a configuration have a place to go to', () => {
    const expected = 'unknown option; keys of the configuration go into `config`';
    expect(faultsOf({ SECURITY_CHECKS: {}, verbose: 10 }).slice(1)).toEqual([
      `SECURITY_CHECKS: ${expected}`,
      `verbose: ${expected}`,
    ]);
  });

  it('are an object: no text, of which adapters leave the characters, and no request of `app.use(rasp)`', () => {
    for (const given of ['rasp.json' as unknown as object, { originalUrl: '/', params: {}, rawHeaders: [] }]) {
      expect(faultsOf({ ...given, framework: 'express' })).toEqual([
        '@rasp: 1 fault in the configuration (options)',
        "rasp is called with an object of options, or with nothing: use(rasp({ conf: 'rasp.json' }))",
      ]);
    }
  });

  it('hold a store and a logger that can be asked', () => {
    const store = 'an object with findBlacklisted, addBlacklisted, removeBlacklisted, listBlacklisted';
    expect(faultsOf({ store: 'redis', logger: console.log }).slice(1)).toEqual([
      `store: "redis" is refused; expected ${store}`,
      'logger: a function is refused; expected an object with info, warn, error',
    ]);
    expect(faultsOf({ store: {} })[1]).toBe(`store: {} is refused; expected ${store}`);
    expect(faultsOf({ store: null })[1]).toBe(`store: null is refused; expected ${store}`);
  });
});
