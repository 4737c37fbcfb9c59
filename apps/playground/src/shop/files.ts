import { posix } from 'node:path';

/** Where the shop believes its downloads to be. */
const DOWNLOADS = '/srv/shop/downloads';
const UPLOADS = '/srv/shop/uploads';

/** The only line of a password file that is worth a proof; nobody of that name lives anywhere. */
const PASSWD = 'root:x:0:0:root:/root:/bin/sh\nshop:x:1000:1000:decoy of the playground:/srv/shop:/bin/sh\n';

/** A machine that does not exist. Both files and the shell's folder are made from it. */
export const DECOYS: ReadonlyMap<string, string> = new Map([
  ['/etc/passwd', PASSWD],
  ['/etc/hostname', 'decoy\n'],
  ['/srv/shop/.env', 'PAYMENT_KEY=decoy-4f9c2b\n'],
  [`${DOWNLOADS}/catalogue.txt`, 'blue teapot 24.00\ngreen teacup 6.50\n'],
  [`${DOWNLOADS}/terms.txt`, 'Tea leaves at once.\n'],
]);

/** Reads as a careless shop does, by joining; what it reaches is a decoy in memory, never a file of this machine. */
export function readDownload(name: string): string | undefined {
  return readDecoy(posix.join(DOWNLOADS, name));
}

export function readDecoy(path: string): string | undefined {
  return DECOYS.get(posix.normalize(path));
}

/** Where an upload of this name would land; nothing is written. */
export function uploadPath(name: string): string {
  return posix.join(UPLOADS, name);
}
