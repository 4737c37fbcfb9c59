// Checks every workspace package by its own tsconfig.json: they differ in decorators and libraries.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

process.chdir(join(import.meta.dirname, '..'));

const packages = ['packages', 'apps', 'tests']
  .flatMap((group) => readdirSync(group).map((name) => join(group, name)))
  .concat('models')
  .filter((folder) => existsSync(join(folder, 'tsconfig.json')));

const failed = packages.filter((folder) => {
  console.log(`[+] types of ${folder}`);
  const compiler = join('node_modules', '.bin', 'tsc');
  return spawnSync(compiler, ['--noEmit', '-p', folder], { stdio: 'inherit' }).status !== 0;
});

if (failed.length > 0) {
  console.error(`[!] types are wrong in ${failed.join(', ')}`);
  process.exitCode = 1;
}
