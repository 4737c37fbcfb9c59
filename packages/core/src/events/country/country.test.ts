import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Country, type CountrySettings } from './country.js';

const PACKAGE = '@ip-location-db/geo-whois-asn-country-mmdb/package.json';
const DATABASE = join(
  dirname(createRequire(join(process.cwd(), 'package.json')).resolve(PACKAGE)),
  'geo-whois-asn-country.mmdb',
);

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function fileOf(bytes: Buffer | string): string {
  const folder = mkdtempSync(join(tmpdir(), 'rasp-country-'));
  folders.push(folder);
  const path = join(folder, 'countries.mmdb');
  writeFileSync(path, bytes);
  return path;
}

async function open(settings: Partial<CountrySettings> = {}) {
  const warnings: string[] = [];
  const country = new Country({ warn: (message) => void warnings.push(message) });
  country.configure({ RESOLVE_COUNTRY: true, GEOIP_DATABASE: '', ...settings });
  country.prepare();
  await country.whenOpen;
  return { country, warnings };
}

describe('the country of an address', () => {
  it.each([
    ['8.8.8.8', 'United States'],
    ['185.60.216.1', 'Ireland'],
    ['2001:4860:4860::8888', 'United States'],
    ['194.25.0.1', 'Germany'],
  ])('of %s is %s, from the package', async (address, name) => {
    const { country, warnings } = await open();
    expect([country.of(address), warnings]).toEqual([name, []]);
  });

  it.each(['127.0.0.1', '10.1.2.3', '192.168.0.10', '::1', 'fd00::1', 'fe80::1', '100.64.0.1'])(
    'of %s, which is not public, is Private without any database',
    (address) => {
      const country = new Country({ warn() {} });
      country.configure({ RESOLVE_COUNTRY: true, GEOIP_DATABASE: '' });
      expect(country.of(address)).toBe('Private');
      expect(country.whenOpen).toBeUndefined();
    },
  );

  it('is not named where RESOLVE_COUNTRY is false, where it is no address, and before the database is open', async () => {
    const { country } = await open({ RESOLVE_COUNTRY: false });
    expect([country.of('8.8.8.8'), country.of('127.0.0.1'), country.whenOpen]).toEqual(['', '', undefined]);
    const { country: open1 } = await open();
    expect([open1.of(''), open1.of('nonsense')]).toEqual(['', '']);
    const early = new Country({ warn() {} });
    early.configure({ RESOLVE_COUNTRY: true, GEOIP_DATABASE: '' });
    early.prepare();
    expect(early.of('8.8.8.8')).toBe('');
    await early.whenOpen;
    expect(early.of('8.8.8.8')).toBe('United States');
  });

  it('comes from GEOIP_DATABASE where that is given, and from another one after a change', async () => {
    const { country, warnings } = await open({ GEOIP_DATABASE: fileOf(readFileSync(DATABASE)) });
    expect([country.of('8.8.8.8'), warnings]).toEqual(['United States', []]);
    country.configure({ RESOLVE_COUNTRY: true, GEOIP_DATABASE: '/nowhere.mmdb' });
    await country.whenOpen;
    expect([country.of('8.8.8.8'), warnings.length]).toEqual(['', 1]);
    country.configure({ RESOLVE_COUNTRY: true, GEOIP_DATABASE: '' });
    await country.whenOpen;
    expect(country.of('8.8.8.8')).toBe('United States');
  });
});

describe('a database that cannot be read', () => {
  const whole = readFileSync(DATABASE);
  it.each<[string, () => string]>([
    ['is not there', () => '/nowhere/countries.mmdb'],
    ['is a folder', () => tmpdir()],
    ['is empty', () => fileOf('')],
    ['is something else', () => fileOf('PK\u0003\u0004 nothing of the kind '.repeat(1_000))],
    ['is cut off', () => fileOf(whole.subarray(0, 100_000))],
    ['has lost its beginning', () => fileOf(whole.subarray(7_000_000))],
  ])('because it %s is warned of once, and nothing else goes wrong', async (_name, toPath) => {
    const path = toPath();
    const { country, warnings } = await open({ GEOIP_DATABASE: path });
    country.prepare();
    await country.whenOpen;
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/^\[!\] Countries are not named: /);
    expect(warnings[0]).toContain(path);
    expect([country.of('8.8.8.8'), country.of('10.0.0.1')]).toEqual(['', 'Private']);
  });
});
