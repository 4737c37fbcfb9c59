import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as api from './index.js';

const SOURCE = join(process.cwd(), 'packages/core/src');
/** Without @rasp/models, whose folder is looked up: an engine has to start without it. */
const RUNTIME_DEPENDENCIES = ['jsonc-parser', 'libphonenumber-js', 're2js'];
/** Imported where it is there, or when somebody uses it. */
const OPTIONAL_DEPENDENCIES = ['@opentelemetry/api', 'mmdb-lib', 'onnxruntime-node'];

/** What each folder may import besides itself, Node, and the small contracts in the root. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  request: ['response', 'verdict'],
  routes: ['request', 'values'],
  values: ['request'],
  verdict: ['values', 'checks'],
  // Of the configuration types alone: a check is made ready from a revision of it.
  checks: ['values', 'verdict', 'config', 'patterns', 'sought', 'request', 'routes'],
  ml: ['checks', 'values', 'verdict', 'config'],
  response: ['request', 'verdict'],
  patterns: ['config'],
  sought: ['values'],
  config: ['patterns', 'verdict'],
  clients: ['state', 'config', 'request'],
  state: ['clients', 'config', 'request', 'verdict', 'checks'],
  events: ['config', 'state', 'verdict', 'values', 'checks', 'request'],
  agent: ['clients', 'config', 'state', 'events', 'request', 'verdict'],
};

/** Types alone cost nothing and may name what a layer above made; code may not. */
const ROOT_TYPES = [
  'maybe-promise.ts',
  'inspect.ts',
  'rasp.ts',
  'failures.ts',
  'banner.ts',
  'policy.ts',
  'version.ts',
  'answers.ts',
];

interface Import {
  readonly file: string;
  readonly folder: string;
  readonly target: string;
  readonly isType: boolean;
}

const imports = sourceFiles().flatMap(importsOf);

describe('the import graph', () => {
  it('finds the sources', () => {
    expect(imports.length).toBeGreaterThan(100);
  });

  it('has no framework and no dependency that nobody argued for', () => {
    const packages = new Set(imports.map(({ target }) => target).filter((target) => !/^(node:|\/)/.test(target)));
    expect([...packages].sort()).toEqual([...RUNTIME_DEPENDENCIES, ...OPTIONAL_DEPENDENCIES].sort());
  });

  it('has one place that knows onnxruntime-node', () => {
    const files = sourceFiles().filter((file) =>
      readFileSync(join(SOURCE, file), 'utf8').includes("('onnxruntime-node')"),
    );
    expect(files).toEqual(['ml/onnx-runner.ts']);
  });

  it.each(Object.entries(MAY_IMPORT))('lets %s import only %j', (folder, allowed) => {
    const strangers = imports
      .filter((one) => one.folder === folder && one.target.startsWith('/'))
      .filter(({ target }) => {
        const [first = ''] = target.slice(1).split('/');
        return first !== folder && !allowed.includes(first) && !ROOT_TYPES.includes(first);
      })
      .map(({ file, target }) => `${file} → ${target}`);
    expect(strangers).toEqual([]);
  });

  it('runs one way in code: nothing of request is run by values, nothing of values by verdict', () => {
    const code = imports.filter(({ isType }) => !isType);
    expect(code.filter(({ folder, target }) => folder === 'values' && target.startsWith('/request/'))).toEqual([]);
    expect(code.filter(({ folder, target }) => folder === 'verdict' && /^\/(values|checks)\//.test(target))).toEqual(
      [],
    );
    expect(
      code.filter(({ folder, target }) => folder === 'checks' && /^\/(state|events|config)\//.test(target)),
    ).toEqual([]);
  });
});

describe('the public API', () => {
  it('is pinned', () => {
    expect(Object.keys(api).sort()).toEqual(['ConfigError', 'createRasp']);
  });

  it('stays small, types included', () => {
    const names = readFileSync(join(SOURCE, 'index.ts'), 'utf8').match(/\b[A-Z]\w+\b|createRasp/g) ?? [];
    expect(new Set(names).size).toBeLessThanOrEqual(25);
  });
});

function sourceFiles(): string[] {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !/(^|\/)testing\//.test(file));
}

/** A package's name, without the entry that is imported of it. */
function toPackage(target: string): string {
  return target.startsWith('/') ? target : target.split('/', target.startsWith('@') ? 2 : 1).join('/');
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(SOURCE, file), 'utf8');
  const statements = text.matchAll(/^(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)';/gms);
  const later = text.matchAll(/()\bimport\('([@\w][\w./@-]*)'\)/g);
  return [...statements, ...later].map(([, isType, target = '']) => ({
    file,
    folder: file.includes('/') ? (file.split('/')[0] as string) : '',
    target: target.startsWith('.')
      ? `/${normalize(join(dirname(file), target)).replace(/\.js$/, '.ts')}`
      : toPackage(target),
    isType: isType !== undefined && isType !== '',
  }));
}
