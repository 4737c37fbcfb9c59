import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A server's certificate and its key, both PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** An authority of this test run alone, with certificates that it signed. */
export interface TestAuthority {
  /** PEM file of the authority. */
  readonly caFile: string;
  /** For such a subject alternative name: `IP:127.0.0.1`, `DNS:cloud.example`; valid for so many days, from today. */
  issue(name: string, days?: number): Certificate;
  remove(): void;
}

/** Makes one with the system's openssl: nothing that has a private key is ever committed. */
export function createAuthority(): TestAuthority {
  const folder = mkdtempSync(join(tmpdir(), 'rasp-ca-'));
  const at = (name: string): string => join(folder, name);
  const openssl = (...words: string[]): void => void execFileSync('openssl', words, { stdio: 'pipe' });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl('req', '-x509', ...newKey, '-keyout', at('ca.key'), '-out', at('ca.pem'), '-subj', '/CN=test authority');
  return {
    caFile: at('ca.pem'),
    issue(name, days = 1) {
      const files = { request: at('one.csr'), key: at('one.key'), cert: at('one.pem'), names: at('one.ext') };
      writeFileSync(files.names, `subjectAltName=${name}`);
      openssl('req', ...newKey, '-keyout', files.key, '-out', files.request, '-subj', '/CN=a server');
      const signer = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial', '-extfile', files.names];
      openssl('x509', '-req', '-in', files.request, ...signer, '-days', String(days), '-out', files.cert);
      return { cert: readFileSync(files.cert, 'utf8'), key: readFileSync(files.key, 'utf8') };
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
