import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createConfiguration } from './configuration.js';
import { ConfigError } from './fault.js';
import { readTextLayer } from './file.js';
import { maskConfig } from './mask.js';
import { CONFIG_KEYS, type ConfigInput, settingOf } from './schema.js';

const EXAMPLE = join(__dirname, 'fixtures/pyrasp-0.5.1-example.conf');

function errorOf(run: () => unknown): ConfigError {
  try {
    run();
  } catch (error) {
    if (error instanceof ConfigError) return error;
  }
  throw new Error('no ConfigError was thrown');
}

describe("the example of pyrasp's documentation, exactly as printed", () => {
  const warnings: string[] = [];
  const configuration = createConfiguration({ conf: EXAMPLE, warn: (message) => warnings.push(message) });
  configuration.close();
  const { config } = configuration.current;

  it('loads, its comment and all', () => {
    expect(config.HOSTS).toEqual(['mysite.mydomain.com']);
    expect(config.GTFO_MSG).toBe('<html><head /><body><h1>You have been blocked</h1></body></html>');
    expect([config.LOG_FORMAT, config.LOG_PROTOCOL, config.VERBOSE]).toEqual(['syslog', 'udp', 10]);
    expect([config.XSS_PROBA, config.MIN_SQLI_LEN]).toEqual([0.8, 8]);
    expect(config.SECURITY_CHECKS).toMatchObject({ path: 2, spoofing: 2, dlp: 2, nosql: 1, format: 3 });
    expect(config.DECOY_ROUTES).toContain('/.aws/');
  });

  it('is told of what it can hardly mean', () => {
    expect(warnings).toEqual([
      'DECOY_ROUTES[11]: "/.aws/ " has blanks around it; they are cut off',
      'SECURITY_CHECKS.dlp is on, but every DLP_ switch is off: no response is searched',
    ]);
  });

  it('may stand in the wrapping of a cloud', () => {
    const wrapped = '{"config": {"VERBOSE": 10}, "blacklist": {"192.0.2.1": 1700000000}}';
    expect([...readTextLayer(wrapped).layer.values]).toEqual([['VERBOSE', 10]]);
    expect(readTextLayer('{"config": {}, "VERBOSE": 10}').faults).not.toEqual([]);
  });
});

describe('the layers', () => {
  it('beat each other in their order, key by key, and say where a value comes from', () => {
    const configuration = createConfiguration({ conf: EXAMPLE, config: { DENY_STATUS_CODE: 404, FLOOD_RATIO: 7 } });
    configuration.close();
    configuration.setRemote({ DENY_STATUS_CODE: 500, FLOOD_DELAY: 5 });
    configuration.setConfig({ FLOOD_RATIO: 8 });
    const { config, origins } = configuration.current;
    const keys = [
      'DENY_STATUS_CODE',
      'FLOOD_DELAY',
      'FLOOD_RATIO',
      'BLACKLIST_DELAY',
      'DECODE_B64',
      'PAST_LIMIT',
    ] as const;
    expect(keys.map((key) => [config[key], origins[key]])).toEqual([
      [404, 'inline'],
      [5, 'remote'],
      [8, 'setConfig'],
      [3600, 'file'],
      [true, 'file'],
      ['block', 'default'],
    ]);
  });

  it('replace lists and merge modes by name', () => {
    const { config } = createConfiguration({
      config: { DECOY_ROUTES: ['/only'], SECURITY_CHECKS: { sqli: 3 }, BLACKLIST_STRIKES: { model: 9 } },
    }).current;
    expect(config.DECOY_ROUTES).toEqual(['/only']);
    expect(config.SECURITY_CHECKS).toEqual({ ...(settingOf('SECURITY_CHECKS').default as object), sqli: 3 });
    expect(config.BLACKLIST_STRIKES).toEqual({ certain: 1, decoy: 3, flood: 3, model: 9 });
  });

  it('take undefined for not given', () => {
    expect(createConfiguration({ config: { VERBOSE: undefined } }).current.origins.VERBOSE).toBe('default');
  });
});

describe('PRESET "pyrasp"', () => {
  it('sets what the table marks, below everything that somebody chose', () => {
    const { config, origins } = createConfiguration({
      config: { PRESET: 'PyRASP' as 'pyrasp', HPP_REPETITION: 'attack', SECURITY_CHECKS: { xss: 0 } },
    }).current;
    expect(config.SECURITY_CHECKS).toMatchObject({ format: 2, xss: 0, sqli: 2 });
    expect(config.BLACKLIST_STRIKES).toEqual({ certain: 1, decoy: 1, flood: 1, model: 1 });
    expect([config.DECOY_ON_ROUTES, config.BLACKLIST_PRIVATE, config.BLACKLIST_CROSS_SITE]).toEqual([true, true, true]);
    expect([config.HPP_REPETITION, origins.HPP_REPETITION]).toEqual(['attack', 'inline']);
    expect([config.FLOOD_RATIO, origins.FLOOD_RATIO]).toEqual([50, 'preset']);
  });

  it('can be taken back by a later layer', () => {
    const configuration = createConfiguration({ config: { PRESET: 'pyrasp' } });
    configuration.setConfig({ PRESET: 'default' });
    expect(configuration.current.config.HPP_REPETITION).toBe('attack');
  });
});

describe('contradictions between keys', () => {
  it.each<[string, ConfigInput]>([
    ['HOSTS', { SECURITY_CHECKS: { spoofing: 1 } }],
    ['HOSTS', { SECURITY_CHECKS: { spoofing: 3 }, HOSTS: [] }],
    ['BEACON_URL', { BEACON: true }],
    ['LOG_PATH', { LOG_ENABLED: true, LOG_PROTOCOL: 'file' }],
    ['BLOCK_REDIRECT_URL', { REACTIONS: { xss: 'redirect' } }],
  ])('are refused at %s', (path, config) => {
    expect(errorOf(() => createConfiguration({ config })).faults.map((fault) => fault.path)).toEqual([path]);
  });

  it('are none once both sides are given', () => {
    const config: ConfigInput = {
      SECURITY_CHECKS: { spoofing: 1 },
      HOSTS: ['a'],
      REACTIONS: { xss: 'Redirect', dlp: 'block' },
      BLOCK_REDIRECT_URL: '/blocked',
    };
    expect(createConfiguration({ config }).current.config.REACTIONS).toEqual({ xss: 'redirect', dlp: 'block' });
  });
});

describe('a start', () => {
  it('is refused with the faults of every source at once', () => {
    const error = errorOf(() =>
      createConfiguration({ conf: join(__dirname, 'fixtures/bad.conf'), config: { VERBOSE: -1 } }),
    );
    expect(error.message.split('\n')).toEqual([
      `@rasp: 3 faults in the configuration (${join(__dirname, 'fixtures/bad.conf')} + inline)`,
      '  DENY_STATUS: unknown key; did you mean DENY_STATUS_CODE?',
      '  IGNORE_PATHS[0]: "^/(?!api)" is refused; expected a regular expression of RE2 (no look-around, no back-references): (?!: look-ahead cannot run in linear time',
      '  VERBOSE: -1 is refused; expected an integer from 0 to 1000',
    ]);
  });

  it('is refused without the file that it was given', () => {
    const error = errorOf(() => createConfiguration({ conf: '/nowhere/rasp.json' }));
    expect(error.message).toBe(
      '@rasp: 1 fault in the configuration (/nowhere/rasp.json)\n  /nowhere/rasp.json cannot be read: ENOENT: no such file or directory',
    );
    expect(errorOf(() => createConfiguration({ conf: __dirname })).message).toContain('EISDIR');
  });
});

describe('options that are not what they should be', () => {
  it.each<[string, object]>([
    ['conf', { conf: { VERBOSE: 10 } }],
    ['conf', { conf: '' }],
    ['cloudUrl', { cloudUrl: 'cloud.example' }],
    ['cloudUrl', { cloudUrl: 'ftp://cloud.example' }],
    ['cloudUrl', { cloudUrl: 'https://me:hunter2@cloud.example' }],
    ['', { config: 'rasp.json' }],
  ])('are refused: %s of %j', (path, options) => {
    const { faults, message } = errorOf(() => createConfiguration(options));
    expect(faults.map((fault) => fault.path)).toEqual([path]);
    expect(message).not.toContain('hunter2');
  });
});

describe('a listener that throws', () => {
  it('is warned of, and neither undoes the change nor keeps it from the others', () => {
    const warnings: string[] = [];
    const configuration = createConfiguration({ warn: (message) => warnings.push(message) });
    const heard: number[] = [];
    configuration.onChange(() => {
      throw new Error('mine');
    });
    configuration.onChange(({ id }) => heard.push(id));
    expect(configuration.setConfig({ VERBOSE: 10 })).toEqual({ VERBOSE: { result: 'set' } });
    expect([heard, warnings]).toEqual([[2], ['a listener of the configuration failed: Error: mine']]);
  });
});

describe('setConfig', () => {
  it('sets all keys and tells the listeners, or sets none', () => {
    const configuration = createConfiguration();
    const heard: number[] = [];
    const off = configuration.onChange((revision, previous) => heard.push(previous.id, revision.id));
    expect(configuration.setConfig({ VERBOSE: 10, BRUTE_AND_FLOOD_PATH: ['^/a'] })).toEqual({
      VERBOSE: { result: 'set' },
      BRUTE_AND_FLOOD_PATH: { result: 'set' },
    });
    const before = configuration.current;
    const misspelt: object = { VERBOS: 1 };
    expect(configuration.setConfig({ VERBOSE: 20, SECURITY_CHECKS: { xss: 7 as 1 }, ...misspelt })).toEqual({
      VERBOSE: { result: 'refused', reason: expect.stringContaining('nothing is set, because') },
      SECURITY_CHECKS: {
        result: 'refused',
        reason: 'SECURITY_CHECKS.xss: 7 is refused; expected an integer from 0 to 3',
      },
      VERBOS: { result: 'refused', reason: 'VERBOS: unknown key; did you mean VERBOSE?' },
    });
    expect(configuration.setConfig({ SECURITY_CHECKS: { spoofing: 1 } }).SECURITY_CHECKS?.result).toBe('refused');
    expect(configuration.current).toBe(before);
    off();
    configuration.setConfig({ VERBOSE: 0 });
    expect(heard).toEqual([1, 2]);
  });

  it('keeps what was set before', () => {
    const configuration = createConfiguration();
    configuration.setConfig({ VERBOSE: 10, SECURITY_CHECKS: { xss: 0 } });
    configuration.setConfig({ FLOOD_RATIO: 9, SECURITY_CHECKS: { sqli: 3 } });
    const { config } = configuration.current;
    expect([config.VERBOSE, config.FLOOD_RATIO]).toEqual([10, 9]);
    expect(config.SECURITY_CHECKS).toMatchObject({ xss: 0, sqli: 3 });
  });

  it('is unmoved by what the caller does to its objects afterwards', () => {
    const configuration = createConfiguration();
    const hosts = ['a'];
    configuration.setConfig({ HOSTS: hosts });
    hosts.push('b');
    expect(configuration.current.config.HOSTS).toEqual(['a']);
  });
});

describe('a remote configuration', () => {
  const cloudUrl = 'https://cloud.example/config';

  it('is refused whole for a bad value', () => {
    const configuration = createConfiguration({ cloudUrl });
    expect(configuration.setRemote({ VERBOSE: 10, DENY_STATUS_CODE: 99 }).VERBOSE?.result).toBe('refused');
    expect(configuration.current.id).toBe(1);
  });

  it.each<[string, unknown]>([
    ['GEOIP_DATABASE', '/etc/passwd'],
    ['CLOUD_CA', '/tmp/ca.pem'],
    ['CLOUD_CACHE', '/tmp'],
    ['LOG_CA', '/tmp/ca.pem'],
    ['LOG_TOKEN', 'x'],
    ['LOG_FILE_SIZE', 4096],
    ['LOG_SERVER', 'elsewhere.example'],
    ['LOG_PROTOCOL', 'file'],
    ['LOG_PORT', 9],
    ['LOG_PATH', '/etc/cron.d/x'],
    ['BEACON_URL', 'https://elsewhere.example/b'],
    ['BEACON_URL', 'http://cloud.example/b'],
    ['BLOCK_REDIRECT_URL', 'https://elsewhere.example/'],
    ['TRUSTED_PROXIES', ['0.0.0.0/0']],
  ])('may not set %s to %j, and sets the rest', (key, value) => {
    const configuration = createConfiguration({ cloudUrl });
    const result = configuration.setRemote({ [key]: value, VERBOSE: 10 });
    expect(result).toEqual({
      [key]: { result: 'refused', reason: expect.stringContaining('only a local configuration may set it') },
      VERBOSE: { result: 'set' },
    });
    expect(configuration.current.origins).toMatchObject({ [key]: 'default', VERBOSE: 'remote' });
  });

  it('may name its own origin', () => {
    const configuration = createConfiguration({ cloudUrl });
    const own = { LOG_PROTOCOL: 'https', LOG_SERVER: 'cloud.example', LOG_PORT: 443, LOG_PATH: '/logs' };
    configuration.setRemote({ ...own, BEACON: true, BEACON_URL: 'https://cloud.example/beacon' });
    expect(configuration.current.config).toMatchObject({ ...own, BEACON_URL: 'https://cloud.example/beacon' });
  });

  it('may not touch tokens and authorities even where logs go to its own origin', () => {
    const configuration = createConfiguration({ cloudUrl });
    const own = { LOG_PROTOCOL: 'https', LOG_SERVER: 'cloud.example', LOG_PORT: 443 };
    const result = configuration.setRemote({ ...own, LOG_TOKEN: 'x', LOG_CA: '/x.pem' });
    expect([result.LOG_TOKEN?.result, result.LOG_CA?.result, result.LOG_SERVER?.result]).toEqual([
      'refused',
      'refused',
      'set',
    ]);
  });

  it('may repeat what is in force: pyrasp servers send complete configurations', () => {
    const configuration = createConfiguration({ cloudUrl });
    const result = configuration.setRemote(configuration.current.config);
    expect(Object.values(result).every(({ result }) => result === 'set')).toBe(true);
  });

  it('replaces the one before it', () => {
    const configuration = createConfiguration({ cloudUrl });
    configuration.setRemote({ VERBOSE: 10 });
    configuration.setRemote({ FLOOD_RATIO: 9 });
    expect([configuration.current.config.VERBOSE, configuration.current.config.FLOOD_RATIO]).toEqual([0, 9]);
  });

  it('that is no object changes nothing', () => {
    const configuration = createConfiguration({ cloudUrl });
    for (const bad of [null, [], 'x', 7, undefined]) configuration.setRemote(bad);
    expect(configuration.current.id).toBe(1);
  });
});

describe('what is shown', () => {
  it('has its secrets masked, and only those that are set', () => {
    const { config } = createConfiguration({ config: { LOG_TOKEN: 'hunter2' } }).current;
    expect(maskConfig(config).LOG_TOKEN).toBe('********');
    expect(maskConfig(createConfiguration().current.config).LOG_TOKEN).toBe('');
    expect(CONFIG_KEYS.filter((key) => /TOKEN|SECRET|PASSWORD/.test(key) && !settingOf(key).secret)).toEqual([]);
  });
});
