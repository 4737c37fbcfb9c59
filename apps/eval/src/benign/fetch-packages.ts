import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DataError } from '../readers/read-data.js';
import { cacheFolder } from '../workspace.js';
import { MORE_DEBIAN_PACKAGES, MORE_NPM_PACKAGES } from './more-packages.js';
import { DEBIAN_PACKAGES, NPM_PACKAGES } from './packages.js';
import { THIRD_DEBIAN_PACKAGES, THIRD_NPM_PACKAGES } from './third-packages.js';

/** One unpacked package of a registry. */
export interface FetchedPackage {
  /** Without its version: `lodash`, `deb:manpages`. */
  readonly name: string;
  readonly folder: string;
}

/** A list of pinned packages. */
export interface PackageSet {
  readonly npm: readonly string[];
  readonly debian: readonly string[];
}

/** Each is built on its own, so that a new one only adds. */
export const PACKAGE_SETS: readonly PackageSet[] = [
  { npm: NPM_PACKAGES, debian: DEBIAN_PACKAGES },
  { npm: MORE_NPM_PACKAGES, debian: MORE_DEBIAN_PACKAGES },
  { npm: THIRD_NPM_PACKAGES, debian: THIRD_DEBIAN_PACKAGES },
];

/** Fetches the pinned packages of a set that the cache lacks; `onPackage` hears of each. */
export function fetchPackages(set: PackageSet, onPackage: (name: string) => void): FetchedPackage[] {
  const fetched: FetchedPackage[] = [];
  for (const spec of set.npm) {
    onPackage(spec);
    fetched.push({ name: spec.slice(0, spec.lastIndexOf('@')), folder: fetchOne(spec, unpackNpm) });
  }
  for (const spec of set.debian) {
    onPackage(spec);
    fetched.push({ name: `deb:${spec.split('=')[0]}`, folder: fetchOne(spec, unpackDebian) });
  }
  return fetched;
}

function fetchOne(spec: string, unpack: (spec: string, folder: string) => void): string {
  const folder = cacheFolder('packages', spec.replaceAll('/', '+'));
  if (existsSync(folder)) return folder;
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  try {
    unpack(spec, partial);
  } catch (error) {
    const reason = String((error as Error).message)
      .split('\n')
      .slice(0, 2)
      .join(' ');
    throw new DataError(`${spec}: cannot be fetched for the benign texts (${reason})`);
  }
  renameSync(partial, folder);
  return folder;
}

function unpackNpm(spec: string, folder: string): void {
  run('npm', ['pack', '--silent', spec], folder);
  run('tar', ['-xzf', onlyFile(folder, '.tgz'), '--no-same-owner'], folder);
  rmSync(join(folder, onlyFile(folder, '.tgz')));
}

function unpackDebian(spec: string, folder: string): void {
  // Only root may be told to fetch as the sandbox user `_apt`, who cannot write here.
  run('apt-get', ['-q', '-o', 'APT::Sandbox::User=root', 'download', spec], folder);
  run('dpkg-deb', ['-x', onlyFile(folder, '.deb'), '.'], folder);
  rmSync(join(folder, onlyFile(folder, '.deb')));
}

function onlyFile(folder: string, extension: string): string {
  const name = readdirSync(folder).find((entry) => entry.endsWith(extension));
  if (name === undefined) throw new Error(`no ${extension} came`);
  return name;
}

function run(program: string, args: readonly string[], folder: string): void {
  execFileSync(program, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
}
