import { describe, expect, it } from 'vitest';
import { originName, refusalLines, reloadLine, type StartFacts, startBanner, stopBanner } from './banner.js';
import { createConfiguration } from './config/configuration.js';
import { ConfigError } from './config/fault.js';
import type { ConfigInput } from './config/schema.js';

const MODELS = [{ name: 'XSS' }, { name: 'SQLI' }];

function banner(config: ConfigInput, facts: Partial<StartFacts> = {}): string {
  const { current } = createConfiguration({ config });
  return startBanner({
    version: '1.2.3',
    config: current.config,
    models: MODELS,
    processes: ['logging', 'beacon'],
    ...facts,
  }).join('\n');
}

describe('the banner of the start', () => {
  it("is pyrasp's for a local file", () => {
    expect(banner({ VERBOSE: 10 }, { conf: 'rasp.json', processes: [] })).toBe(
      `### @rasp v1.2.3 ##########
[+] Starting @rasp
[+] Loading configuration from rasp.json
[+] XSS model loaded
[+] SQLI model loaded
[+] @rasp successfully started
############################`,
    );
  });

  it("is pyrasp's for a cloud agent, without what its address holds of secrets", () => {
    expect(banner({ VERBOSE: 10 }, { cloudUrl: 'http://me:hunter2@192.168.0.10/rasp/connect?key=hunter2' })).toBe(
      `### @rasp v1.2.3 ##########
[+] Starting @rasp
[+] Loading default configuration
[+] Loading configuration from http://192.168.0.10/rasp/connect?********
[+] XSS model loaded
[+] SQLI model loaded
[+] Starting logging process
[+] Starting beacon process
[+] @rasp successfully started
############################`,
    );
  });

  it('says why a model is not loaded', () => {
    const models = [{ name: 'XSS', fault: 'its file is damaged' }];
    for (const VERBOSE of [0, 10]) {
      expect(banner({ VERBOSE }, { models })).toContain('[!] XSS model not loaded: its file is damaged');
    }
  });

  it.each([
    [0, false, false],
    [9, false, false],
    [10, true, false],
    [99, true, false],
    [100, true, true],
  ])('at VERBOSE %d tells details: %s, the configuration: %s', (VERBOSE, details, configuration) => {
    const lines = banner({ VERBOSE });
    expect(lines).toContain('[+] Loading default configuration');
    expect(lines.includes('XSS model loaded')).toBe(details);
    expect(lines.includes('Starting logging process')).toBe(details);
    expect(lines.includes(`VERBOSE: ${VERBOSE}`)).toBe(configuration);
  });

  it('masks secrets in the configuration', () => {
    const lines = banner({ VERBOSE: 100, LOG_TOKEN: 'hunter2' });
    expect(lines).toContain('LOG_TOKEN: "********"');
    expect(lines).not.toContain('hunter2');
  });
});

describe('the lines of a running engine', () => {
  it('tell of a stop, a reload and a refused reload', () => {
    expect(stopBanner('1.2.3')).toContain('[+] @rasp stopped');
    expect(reloadLine('rasp.json', 2)).toBe('[+] Loading configuration from rasp.json: revision 2');
    const error = new ConfigError('rasp.json', [{ path: 'BEACON', value: '1', expected: 'true or false' }]);
    expect(refusalLines(error, 1)).toEqual([
      '[!] Configuration from rasp.json not loaded: revision 1 stays',
      '[!]   BEACON: 1 is refused; expected true or false',
    ]);
  });
});

describe('a change', () => {
  it('names the place that it came from', () => {
    const places = { conf: 'rasp.json', cloudUrl: 'https://control.example/config?key=hunter2' };
    expect(originName('file', places)).toBe('rasp.json');
    expect(originName('remote', places)).toBe('https://control.example/config?********');
    expect(originName('setConfig', places)).toBe('the application');
  });
});

it('a cloud that gave nothing is told of in the banner', () => {
  const facts = { cloudUrl: 'https://control.example/config', cloudFault: 'the server answered 500' };
  expect(banner({}, facts)).toContain(
    '[+] Loading configuration from https://control.example/config\n[!] Nothing loaded: the server answered 500\n',
  );
});
