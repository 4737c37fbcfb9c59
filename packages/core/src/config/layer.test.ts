import { describe, expect, it } from 'vitest';
import { describeFault } from './fault.js';
import { readLayer } from './layer.js';

function faultsOf(input: unknown): string[] {
  return readLayer('file', input).faults.map(describeFault);
}

describe('a faulty configuration', () => {
  it('is reported with every fault, each with its place, its value and what is expected', () => {
    expect(
      faultsOf({ DENY_STATUS_CODE: 199, SECURITY_CHECKS: { sqli: 4, xss: '1' }, HOSTS: ['a', 'b c'], BEACON: 'yes' }),
    ).toEqual([
      'DENY_STATUS_CODE: 199 is refused; expected an integer from 200 to 599',
      'SECURITY_CHECKS.sqli: 4 is refused; expected an integer from 0 to 3',
      'SECURITY_CHECKS.xss: "1" is refused; expected an integer from 0 to 3',
      'HOSTS[1]: "b c" is refused; expected a host as in the Host header: a name or address, with or without ":port", no scheme, no path',
      'BEACON: "yes" is refused; expected true or false',
    ]);
  });

  it.each([
    ['HOST', 'HOSTS'],
    ['hosts', 'HOSTS'],
    ['BRUTE_AND_FLOD_PATH', 'BRUTE_AND_FLOOD_PATH'],
    ['LOG_PROTOKOL', 'LOG_PROTOCOL'],
    ['DENY_STATUS', 'DENY_STATUS_CODE'],
  ])('with %s is told of %s', (written, meant) => {
    expect(faultsOf({ [written]: 1 })).toEqual([`${written}: unknown key; did you mean ${meant}?`]);
  });

  it('with a key that is near none is told so', () => {
    expect(faultsOf({ SOMETHING_ELSE_ALTOGETHER: 1 })).toEqual(['SOMETHING_ELSE_ALTOGETHER: unknown key']);
    expect(faultsOf({ ['x'.repeat(100_000)]: 1 })[0]).toHaveLength(80 + ': unknown key'.length);
  });

  it.each(['a string', null, 7, [[]], undefined])('that is %j instead of an object is refused', (input) => {
    expect(faultsOf(input)).toHaveLength(1);
  });

  it('with a key and its other name contradicts itself', () => {
    expect(faultsOf({ BRUTE_AND_FLOOD_PATH: ['^/a'], BRUTE_AND_FLOOD_PATHS: ['^/b'] })).toHaveLength(1);
    expect(faultsOf({ BRUTE_AND_FLOOD_PATH: ['^/a'] })).toEqual([]);
  });

  it.each(['__proto__', 'constructor', 'toString', 'prototype'])('cannot reach a prototype by %s', (name) => {
    const polluting = JSON.parse(`{"${name}": {"polluted": 1}, "SECURITY_CHECKS": {"${name}": {"polluted": 1}}}`);
    expect(faultsOf(polluting).map((fault) => fault.split(':')[0])).toEqual([name, `SECURITY_CHECKS.${name}`]);
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted');
  });

  it('never shows a secret, misplaced or misspelt', () => {
    const shown = faultsOf({
      LOG_TOKEN: 'hunter2 hunter2',
      LOG_TOKN: 'hunter2',
      BEACON_URL: 'https://me:hunter2@c.example',
    });
    expect(shown).toHaveLength(3);
    expect(shown.join()).not.toContain('hunter2');
  });

  it('is shown shortened, whatever is in it', () => {
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    const shown = faultsOf({ APP_NAME: 'x'.repeat(100_000), VERBOSE: circular, LOG_PORT: 10n, FLOOD_DELAY: () => 1 });
    expect(shown).toHaveLength(4);
    expect(Math.max(...shown.map((fault) => fault.length))).toBeLessThan(250);
  });
});

describe('an odd configuration', () => {
  it('is taken with decoys trimmed, and told of', () => {
    const { layer, faults, warnings } = readLayer('file', { DECOY_ROUTES: ['/.aws/ ', '/ok'] });
    expect(faults).toEqual([]);
    expect(layer.values.get('DECOY_ROUTES')).toEqual(['/.aws/', '/ok']);
    expect(warnings).toEqual(['DECOY_ROUTES[0]: "/.aws/ " has blanks around it; they are cut off']);
  });

  it('is told of an ignored path that is not anchored', () => {
    expect(readLayer('file', { IGNORE_PATHS: ['/css', '^/js'] }).warnings).toEqual([
      'IGNORE_PATHS[0]: "/css" matches anywhere in a path; begin it with ^ to match from its start',
    ]);
  });
});
