import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import { describeSystemError } from '../config/file.js';

/** Reads `CLOUD_CA`, once for each path: undefined where it is empty, else Node's authorities and those of the file. */
export function createAuthorities(): (path: string) => readonly string[] | undefined {
  let known: { readonly path: string; readonly authorities: readonly string[] } | undefined;
  return (path) => {
    if (path === '') return undefined;
    if (known?.path !== path) known = { path, authorities: [...rootCertificates, readPem(path)] };
    return known.authorities;
  };
}

function readPem(path: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(`CLOUD_CA cannot be read: ${describeSystemError(error)}`);
  }
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  throw new Error('CLOUD_CA holds no PEM certificate');
}
