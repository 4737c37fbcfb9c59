import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PACKAGES, type PackageName, packAll, type Tarballs } from './installed.js';

const SLOW_MS = 300_000;

/** What a tarball may weigh: whoever makes one heavier says so here. */
const KILOBYTES: Readonly<Record<PackageName, number>> = {
  // 1,013: most of it the grammars, once for each kind of module.
  core: 1_080,
  express: 10,
  fastify: 10,
  koa: 10,
  nest: 16,
  models: 1_200,
};

/** The first two steps of every path in a tarball. */
const CONTENTS: Readonly<Record<PackageName, readonly string[]>> = {
  core: ['LICENSE', 'README.md', 'config.schema.json', 'dist/cjs', 'dist/esm', 'package.json'],
  express: ['LICENSE', 'README.md', 'dist/cjs', 'dist/esm', 'package.json'],
  fastify: ['LICENSE', 'README.md', 'dist/cjs', 'dist/esm', 'package.json'],
  koa: ['LICENSE', 'README.md', 'dist/cjs', 'dist/esm', 'package.json'],
  nest: ['LICENSE', 'README.md', 'dist/cjs', 'dist/esm', 'package.json'],
  models: [
    'LICENSE',
    'MODEL_CARD.md',
    'README.md',
    'index.cjs',
    'index.d.cts',
    'index.d.ts',
    'index.js',
    'model.json',
    'model.onnx',
    'package.json',
  ],
};

let tarballs: Tarballs;

beforeAll(async () => {
  tarballs = await packAll();
}, SLOW_MS);

afterAll(() => tarballs.remove());

describe.each([...PACKAGES, 'models'] as const)('the tarball of %s', (name) => {
  it('holds these folders and files, and no other', () => {
    const { stdout } = spawnSync('tar', ['tzf', tarballs.of(name)], { encoding: 'utf8' });
    const roots = stdout
      .trim()
      .split('\n')
      .map((path) => path.split('/').slice(1, 3).join('/'));
    expect([...new Set(roots)].sort()).toEqual(CONTENTS[name]);
  });

  it('is no heavier than was agreed', () => {
    expect(statSync(tarballs.of(name)).size / 1024).toBeLessThanOrEqual(KILOBYTES[name]);
  });
});

describe('what the packages bring along', () => {
  it('has permissive licences', () => {
    const { status, stdout, stderr } = spawnSync('pnpm', ['run', 'licences'], { encoding: 'utf8' });
    expect(status, `${stdout}${stderr}`).toBe(0);
  });

  it('is written down by one command, in CycloneDX', () => {
    const words = ['--filter', '@rasp/core', 'sbom', '--sbom-format', 'cyclonedx', '--prod', '--lockfile-only'];
    const { status, stdout, stderr } = spawnSync('pnpm', words, { encoding: 'utf8' });
    expect(status, stderr).toBe(0);
    const { bomFormat, components } = JSON.parse(stdout) as {
      bomFormat: string;
      components: { group?: string; name: string }[];
    };
    const { dependencies } = JSON.parse(readFileSync('packages/core/package.json', 'utf8'));
    expect(bomFormat).toBe('CycloneDX');
    expect(components.map(({ group, name }) => (group === undefined ? name : `${group}/${name}`))).toEqual(
      expect.arrayContaining(Object.keys(dependencies)),
    );
  });

  it('runs no install script', () => {
    const workspace = readFileSync('pnpm-workspace.yaml', 'utf8');
    const allowed = workspace.slice(workspace.indexOf('allowBuilds:')).split('\n').slice(1);
    expect(allowed.filter((line) => line.trim() !== '' && !line.endsWith(': false'))).toEqual([]);
  });
});
