import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

/** Countries by address. */
export interface CountryDatabase {
  /** ISO 3166-1 alpha-2, upper case; undefined where it is not known. */
  codeOf(address: string): string | undefined;
}

const PACKAGE = '@ip-location-db/geo-whois-asn-country-mmdb';
const FILE = 'geo-whois-asn-country.mmdb';

/** What the formats of MaxMind, DB-IP, IPinfo and ip-location-db have of a country. */
type CountryRecord = {
  readonly country_code?: unknown;
  readonly country?: unknown;
  readonly registered_country?: unknown;
} | null;

/**
 * Reads an MMDB file, `path` or that of the optional package. Rejects with what is wrong with it. The reader is loaded
 * here, since few processes name countries.
 */
export async function openDatabase(path: string): Promise<CountryDatabase> {
  const file = path === '' ? findPackage() : resolve(path);
  const bytes = await readFile(file).catch((error: Error) => {
    throw new Error(`${file} cannot be read (${error.message})`);
  });
  const { Reader } = await import('mmdb-lib');
  try {
    // Its own types know the records of MaxMind alone.
    const reader = new Reader<never>(bytes) as unknown as { get(address: string): CountryRecord };
    // A file that is cut off is found out by a look-up, not by opening it.
    for (const address of ['8.8.8.8', '2001:4860:4860::8888', '255.255.255.255']) toCode(reader.get(address));
    return { codeOf: (address) => readCode(reader, address) };
  } catch (error) {
    throw new Error(`${file} is no readable MMDB file (${error instanceof Error ? error.message : String(error)})`);
  }
}

function readCode(reader: { get(address: string): CountryRecord }, address: string): string | undefined {
  try {
    return toCode(reader.get(address));
  } catch {
    // A damaged record: the rest may be whole.
    return undefined;
  }
}

function toCode(record: CountryRecord): string | undefined {
  const found = record?.country_code ?? isoOf(record?.country) ?? isoOf(record?.registered_country);
  return typeof found === 'string' && /^[A-Za-z]{2}$/.test(found) ? found.toUpperCase() : undefined;
}

function isoOf(country: unknown): unknown {
  if (typeof country === 'object' && country !== null && 'iso_code' in country) return country.iso_code;
  return country;
}

/** The package belongs to the application: it is looked up from its main script, and from where it was started. */
function findPackage(): string {
  const [, script = ''] = process.argv;
  const require = createRequire(join(process.cwd(), 'package.json'));
  const paths = [...(script === '' ? [] : [dirname(script)]), process.cwd()];
  return join(dirname(require.resolve(`${PACKAGE}/package.json`, { paths })), FILE);
}
