import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export const PACKAGES = ['core', 'express', 'fastify', 'koa', 'nest'] as const;

export type PackageName = (typeof PACKAGES)[number] | 'models';

/** The tarballs that would be published, in a folder of their own. */
export interface Tarballs {
  readonly folder: string;
  /** The path of a package's tarball. */
  of(name: PackageName): string;
  remove(): void;
}

/** Builds and packs every package, as a release would. `test:all` has built them: two files that pack would build at once. */
export async function packAll(): Promise<Tarballs> {
  const folder = mkdtempSync(join(tmpdir(), 'rasp-pack-'));
  if (process.env.RASP_BUILT !== '1')
    await run('pnpm', ['exec', 'turbo', 'run', 'build', '--filter=./packages/*'], { env: quiet() });
  for (const path of ['models', ...PACKAGES.map((name) => `packages/${name}`)]) {
    await run('pnpm', ['pack', '--pack-destination', folder], { cwd: path, env: quiet() });
  }
  const files = readdirSync(folder);
  return {
    folder,
    of: (name) => join(folder, files.find((file) => file.startsWith(`rasp-${name}-`)) as string),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A folder in which nothing but some packages was installed, without running their install scripts. */
export class InstalledFolder {
  private constructor(readonly path: string) {}

  /** `tools`: a folder above it, in which Node, npx and TypeScript find what several of them need. */
  static async create(
    dependencies: Readonly<Record<string, string>>,
    tools?: InstalledFolder,
  ): Promise<InstalledFolder> {
    const folder = new InstalledFolder(mkdtempSync(join(tools?.path ?? tmpdir(), 'rasp-app-')));
    folder.write('package.json', JSON.stringify({ private: true, dependencies, overrides: ownPackages(dependencies) }));
    await folder.run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
    return folder;
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.path, file), text);
  }

  /** What a command prints; an error with both outputs when it fails. */
  async run(command: string, parameters: readonly string[]): Promise<string> {
    try {
      return (await run(command, parameters, { cwd: this.path, env: quiet() })).stdout;
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      throw new Error(`${command} ${parameters.join(' ')}\n${stdout}\n${stderr}`);
    }
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** Packages ask for `@rasp/core` and `@rasp/models` by version; before the first release only the tarballs have them. */
function ownPackages(dependencies: Readonly<Record<string, string>>): Record<string, string> {
  const own = Object.entries(dependencies).filter(([name]) => ['@rasp/core', '@rasp/models'].includes(name));
  return Object.fromEntries(own);
}

/** Without what this test run itself sets: a condition for sources, pnpm's folder of all packages, a configuration. */
function quiet(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS, NODE_PATH, RASP_CONF, RASP_CLOUD_URL, RASP_KEY, ...environment } = process.env;
  return { ...environment, TURBO_TELEMETRY_DISABLED: '1' };
}
