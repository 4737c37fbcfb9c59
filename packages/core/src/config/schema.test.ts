import { describe, expect, it } from 'vitest';
import { createConfiguration } from './configuration.js';
import { describeFault } from './fault.js';
import { readLayer } from './layer.js';
import { CONFIG_KEYS, type ConfigKey, settingOf } from './schema.js';

/** The column "Default" of the parameter tables of pyrasp 0.5.1, blanks around decoys and one-element lists apart. */
const SEED_DEFAULTS = {
  HOSTS: [],
  APP_NAME: 'Web Server',
  GTFO_MSG: 'Blocked',
  DENY_STATUS_CODE: 403,
  VERBOSE: 0,
  DECODE_B64: true,
  WHITELIST: [],
  IGNORE_PATHS: ['^/favicon.ico$', '^/robots.txt$', '^/sitemap\\.(txt|xml)$'],
  BRUTE_AND_FLOOD_PATHS: ['^/'],
  FLOOD_DELAY: 60,
  FLOOD_RATIO: 50,
  ERROR_FLOOD_DELAY: 10,
  ERROR_FLOOD_RATIO: 100,
  BLACKLIST_DELAY: 3600,
  BLACKLIST_OVERRIDE: false,
  DECOY_ROUTES: [
    '/admin',
    '/login',
    '/logs',
    '/version',
    '/cgi-bin/',
    '/remote/',
    '/.env',
    '/owa/',
    '/autodiscover',
    '/Autodiscover',
    '/.git/',
    '/.aws/',
  ],
  XSS_PROBA: 0.6,
  MIN_XSS_LEN: 16,
  SQLI_PROBA: 0.725,
  MIN_SQLI_LEN: 16,
  DLP_PHONE_NUMBERS: false,
  DLP_CC_NUMBERS: false,
  DLP_PRIVATE_KEYS: false,
  DLP_HASHES: false,
  DLP_WINDOWS_CREDS: false,
  DLP_LINUX_CREDS: false,
  LOG_ENABLED: false,
  LOG_FORMAT: 'syslog',
  LOG_SERVER: '127.0.0.1',
  LOG_PORT: 514,
  LOG_PROTOCOL: 'udp',
  LOG_PATH: '',
  CHANGE_SERVER: true,
  SERVER_HEADER: 'Apache',
  BEACON: false,
  BEACON_URL: '',
  BEACON_DELAY: 30,
  TELEMETRY_DATA: false,
  BLACKLIST_SHARE: false,
};

describe('the defaults', () => {
  const { config } = createConfiguration().current;

  it("are those of pyrasp's parameter tables for every key of pyrasp", () => {
    const { SECURITY_CHECKS: _, ...seeds } = Object.fromEntries(
      CONFIG_KEYS.filter((key) => settingOf(key).seed).map((key) => [key, config[key]]),
    );
    expect(seeds).toEqual(SEED_DEFAULTS);
  });

  it("switch pyrasp's modules as its table says, and ours as their issue says", () => {
    const seed = { flood: 2, headers: 0, path: 1, spoofing: 0, decoy: 2, sqli: 2, xss: 2, command: 2, hpp: 2, dlp: 0 };
    const ours = { format: 3, traversal: 2, xxe: 2, template: 1, code: 1, nosql: 1, prototype: 1, ssrf: 1 };
    expect(config.SECURITY_CHECKS).toEqual({ ...seed, ...ours });
  });

  it('would be accepted if somebody wrote them down', () => {
    const { faults, warnings } = readLayer('file', JSON.parse(JSON.stringify(config)));
    expect({ faults, warnings }).toEqual({ faults: [], warnings: [] });
  });

  it('cannot be changed by whoever holds them', () => {
    expect(() => Object.assign(config.SECURITY_CHECKS, { sqli: 0 })).toThrow(TypeError);
    expect(() => (config.DECOY_ROUTES as string[]).push('/')).toThrow(TypeError);
  });
});

function accepts(key: ConfigKey, value: unknown): boolean {
  return readLayer('inline', { [key]: value }).faults.length === 0;
}

describe('the ranges', () => {
  type Range = [key: ConfigKey, first: number, last: number, step?: number];
  const RANGES: Range[] = [
    ['DENY_STATUS_CODE', 200, 599],
    ['VERBOSE', 0, 1000],
    ['FIELD_LIMIT_BYTES', 1024, 1_073_741_824],
    ['HOLD_LIMIT_MS', 100, 600_000],
    ['READY_LIMIT_MS', 0, 60_000],
    ['DLP_HOLD_BYTES', 0, 16_777_216],
    ['DLP_HOLD_MS', 1, 60_000],
    ['VERDICT_CACHE_SIZE', 0, 1_000_000],
    ['TRUSTED_PROXIES', 0, 32],
    ['FLOOD_DELAY', 1, 86_400],
    ['FLOOD_RATIO', 1, 1_000_000_000],
    ['ERROR_FLOOD_DELAY', 1, 86_400],
    ['ERROR_FLOOD_RATIO', 1, 1_000_000_000],
    ['BLACKLIST_DELAY', 1, 31_536_000],
    ['XSS_PROBA', 0, 1, 0.001],
    ['SQLI_PROBA', 0, 1, 0.001],
    ['MIN_XSS_LEN', 0, 1_000_000],
    ['MIN_SQLI_LEN', 0, 1_000_000],
    ['LOG_PORT', 1, 65_535],
    ['LOG_FILE_SIZE', 4096, 1_099_511_627_776],
    ['BEACON_DELAY', 1, 86_400],
  ];

  it.each<Range>(RANGES)('%s takes %d to %d and nothing beyond', (key, first, last, step = 1) => {
    expect([first - step, first, last, last + step].map((value) => accepts(key, value))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect([first + step / 2, Number.NaN, String(first)].filter((value) => accepts(key, value))).toEqual(
      step === 1 ? [] : [first + step / 2],
    );
  });

  it('covers every number that can be set', () => {
    const numeric = CONFIG_KEYS.filter((key) => typeof settingOf(key).default === 'number');
    expect(numeric.filter((key) => !RANGES.some(([name]) => name === key))).toEqual([]);
  });

  it('modes and strikes are bounded inside their objects', () => {
    expect([-1, 0, 3, 4].map((mode) => accepts('SECURITY_CHECKS', { xss: mode }))).toEqual([false, true, true, false]);
    expect([0, 1, 1000, 1001].map((model) => accepts('BLACKLIST_STRIKES', { model }))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('texts and lists end at their limits', () => {
    const times = (count: number) => 'x'.repeat(count);
    expect([accepts('APP_NAME', times(200)), accepts('APP_NAME', times(201)), accepts('APP_NAME', '')]).toEqual([
      true,
      false,
      false,
    ]);
    expect([accepts('GTFO_MSG', times(100_000)), accepts('GTFO_MSG', times(100_001))]).toEqual([true, false]);
    expect([accepts('SERVER_HEADER', times(200)), accepts('SERVER_HEADER', times(201))]).toEqual([true, false]);
    expect([accepts('HOSTS', Array(1000).fill('a')), accepts('HOSTS', Array(1001).fill('a'))]).toEqual([true, false]);
    expect([accepts('IGNORE_PATHS', [times(1000)]), accepts('IGNORE_PATHS', [times(1001)])]).toEqual([true, false]);
  });
});

describe('the values', () => {
  it.each([
    ['HOSTS', 'example.org', 'EXAMPLE.org:8080', '[::1]:3000', '192.0.2.1', 'bücher.example', 'example.org.'],
    ['WHITELIST', '192.0.2.1', '192.0.2.0/24', '::1', '2001:db8::/32', '0.0.0.0/0'],
    ['TRUSTED_PROXIES', 'loopback', 'private', '10.0.0.0/8', '::1/128'],
    ['FORBIDDEN_HEADERS', 'X-Debug', 'x_y'],
    ['DECOY_ROUTES', '/wp', ['\\.php$', 'regex'], ['.bak', 'Ends'], ['/x', 'MATCH']],
  ] as const)('%s takes %j, …', (key, ...entries) => {
    expect(entries.filter((entry) => !accepts(key, [entry]))).toEqual([]);
  });

  it.each([
    ['HOSTS', '', 'http://example.org', 'example.org/', 'a b', 'user@example.org', 'example.org:99999', 7],
    ['WHITELIST', '192.0.2.256', '192.0.2.0/33', '::/129', '10/8', '192.0.2.0/', '192.0.2.0/08', 'fe80::1%eth0', ''],
    ['TRUSTED_PROXIES', 'public', 'Loopback ', 3],
    ['FORBIDDEN_HEADERS', '', 'X Y', 'X:Y', 'X\r\nY'],
    ['DECOY_ROUTES', '', '  ', ['/x'], ['/x', 'near'], ['(?=x)', 'regex'], ['', 'starts'], {}],
  ] as const)('%s refuses %j, …', (key, ...entries) => {
    expect(entries.filter((entry) => accepts(key, [entry]))).toEqual([]);
  });

  it.each([
    ['LOG_SERVER', ['logs.example.org', '192.0.2.1', '::1', '[::1]'], ['', 'http://x', 'x:514', 'x/y', '[::1]:5']],
    [
      'BEACON_URL',
      ['', 'https://c.example/b?x=1', 'HTTP://c.example'],
      ['ftp://c', '//c', 'c.example', 'https://u:p@c'],
    ],
    [
      'BLOCK_REDIRECT_URL',
      ['', '/', '/blocked?x', 'https://x.example/'],
      ['//x', '/\\x', 'x', 'javascript:1', '/\n', '/a\\b'],
    ],
    ['LOG_TOKEN', ['', 'abc.DEF-1'], ['a b', 'a\nb', 'é']],
    ['SERVER_HEADER', ['', 'Apache/2'], ['a\r\nX: y', '€']],
  ] as const)('%s takes %j and refuses %j', (key, good, bad) => {
    expect(good.filter((value) => !accepts(key, value))).toEqual([]);
    expect(bad.filter((value) => accepts(key, value))).toEqual([]);
  });

  it('are taken in any case where they are words, and kept in one', () => {
    const { config } = createConfiguration({
      config: { LOG_FORMAT: 'Syslog', LOG_PROTOCOL: 'UDP', ML_RUNTIME: 'Builtin', FAIL_POLICY: 'CLOSED' },
    }).current;
    expect([config.LOG_FORMAT, config.LOG_PROTOCOL, config.ML_RUNTIME, config.FAIL_POLICY]).toEqual([
      'syslog',
      'udp',
      'builtin',
      'closed',
    ]);
  });

  it('may be lists of one for the name and the message, of no more and no less', () => {
    const { config } = createConfiguration({ config: { APP_NAME: ['Shop'], GTFO_MSG: ['Out'] } }).current;
    expect([config.APP_NAME, config.GTFO_MSG]).toEqual(['Shop', 'Out']);
    expect([accepts('APP_NAME', []), accepts('GTFO_MSG', ['a', 'b'])]).toEqual([false, false]);
  });

  it('with names of their own are told the nearest of them', () => {
    const faultsOf = (config: object) => readLayer('inline', config).faults.map(describeFault);
    expect(faultsOf({ SECURITY_CHECKS: { sql: 2 } })[0]).toMatch(/^SECURITY_CHECKS\.sql: 2 .*; did you mean sqli\?$/);
    expect(faultsOf({ EXCEPTIONS: [{ chek: 'xss', route: '^/a' }] })).toEqual([
      'EXCEPTIONS[0].chek: "xss" is refused; expected one of the names check, parameter, route, pattern; did you mean check?',
    ]);
  });

  it('of exceptions name a check and something to recognise the case by', () => {
    expect(accepts('EXCEPTIONS', [{ check: 'XSS', parameter: 'body' }])).toBe(true);
    expect(accepts('EXCEPTIONS', [{ check: ['xss', 'sqli'], route: '^/a', pattern: '^<p>' }])).toBe(true);
    const bad = [{ check: 'xss' }, { parameter: 'body' }, { check: [], route: '^/' }, { check: 'xs', route: '^/' }];
    const worse = [
      { check: 'xss', route: '(a)\\1' },
      { check: 'xss', rout: '^/' },
      { check: 'xss', parameter: '' },
      'xss',
    ];
    expect([...bad, ...worse].filter((entry) => accepts('EXCEPTIONS', [entry]))).toEqual([]);
  });
});
