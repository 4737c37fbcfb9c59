import { execFileSync, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InstalledFolder, PACKAGES, packAll, type Tarballs } from './installed.js';
import { EXPECTED, FRAMEWORKS, type Framework, toCommonJs, toEsm, toJest, toTypeScript } from './programs.js';

const SLOW_MS = 300_000;

const TOOLS = { '@types/node': '20.19.43', jest: '30.5.2', typescript: '7.0.2' };

let tarballs: Tarballs;
let tools: InstalledFolder;

beforeAll(async () => {
  [tarballs, tools] = await Promise.all([packAll(), InstalledFolder.create(TOOLS)]);
}, SLOW_MS);

afterAll(() => {
  tarballs.remove();
  tools.remove();
});

describe.each(PACKAGES)('the tarball of %s', (name) => {
  const files = (): string[] =>
    execFileSync('tar', ['tzf', tarballs.of(name)], { encoding: 'utf8' })
      .trim()
      .split('\n');

  it('is clean by publint', async () => {
    const { messages } = await publint({ pkgDir: `packages/${name}`, pack: 'pnpm', strict: true });
    expect(messages).toEqual([]);
  });

  it('has types that every resolution finds, by arethetypeswrong', () => {
    const flags = ['--profile', 'node16', '--exclude-entrypoints', 'config.schema.json'];
    // It ends with a status of its own for each kind of problem, and with 0 for none.
    const { status, stdout } = spawnSync('pnpm', ['exec', 'attw', tarballs.of(name), ...flags], {
      cwd: 'tests/packages',
      encoding: 'utf8',
    });
    expect(status, stdout).toBe(0);
  }, 60_000);

  it('holds what it needs and neither sources nor tests', () => {
    expect(files()).toEqual(
      expect.arrayContaining(['package/LICENSE', 'package/README.md', 'package/dist/cjs/package.json']),
    );
    expect(files().filter((file) => /\.test\.|\/fixtures\/|package\/src\//.test(file))).toEqual([]);
  });

  it('points at nothing that is not in it', () => {
    const manifest = execFileSync('tar', ['xzOf', tarballs.of(name), 'package/package.json'], { encoding: 'utf8' });
    expect(manifest).not.toContain('@rasp/source');
    expect(manifest).not.toContain('workspace:');
  });
});

describe.each(FRAMEWORKS.map((framework) => [framework.name, framework] as const))(
  '%s, installed',
  (_name, framework) => {
    let folder: InstalledFolder;

    beforeAll(async () => {
      folder = await InstalledFolder.create(dependenciesOf(framework), tools);
    }, SLOW_MS);

    afterAll(() => folder.remove());

    it(
      'protects from an ES module',
      async () => {
        folder.write('app.mjs', toEsm(framework));
        expect(await folder.run('node', ['app.mjs'])).toContain(EXPECTED);
      },
      SLOW_MS,
    );

    it(
      'protects from CommonJS',
      async () => {
        folder.write('app.cjs', toCommonJs(framework));
        expect(await folder.run('node', ['app.cjs'])).toContain(EXPECTED);
      },
      SLOW_MS,
    );

    it(
      'protects under Jest',
      async () => {
        folder.write('app.test.cjs', toJest(framework));
        await folder.run('npx', ['jest', '--testMatch', '**/*.test.cjs', '--forceExit']);
      },
      SLOW_MS,
    );

    it(
      'protects without the package of the model',
      async () => {
        rmSync(join(folder.path, 'node_modules/@rasp/models'), { recursive: true });
        for (const file of ['app.mjs', 'app.cjs']) {
          const printed = await folder.run('node', [file]);
          expect(printed).toContain(EXPECTED);
          expect(printed).toContain('[!] XSS model not loaded: @rasp/models is not installed');
        }
      },
      SLOW_MS,
    );

    it.each([
      ['node16', 'node16'],
      ['esnext', 'bundler'],
    ])(
      'has types for module %s, resolution %s',
      async (module, resolution) => {
        folder.write('typed.mts', toTypeScript(framework));
        const flags = ['--module', module, '--moduleResolution', resolution, '--target', 'es2022', '--types', 'node'];
        await folder.run('npx', ['tsc', '--noEmit', '--strict', '--skipLibCheck', ...flags, 'typed.mts']);
      },
      SLOW_MS,
    );
  },
);

function dependenciesOf({ name, dependencies }: Framework): Record<string, string> {
  return {
    ...dependencies,
    '@rasp/core': `file:${tarballs.of('core')}`,
    '@rasp/models': `file:${tarballs.of('models')}`,
    [`@rasp/${name}`]: `file:${tarballs.of(name)}`,
  };
}
