import childProcess from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import vm from 'node:vm';

/** What the parent asks for, and what it is told. */
export interface Job {
  readonly engine: string;
  readonly text: string;
}
export interface Answer {
  readonly marks: readonly string[];
  /** What came out: a page, or a value. */
  readonly output: string;
  readonly error: string;
}

const require = createRequire(import.meta.url);
const realProcess = process;
const send = process.send?.bind(process);
let marks: string[] = [];
/** Marks count only while an attack runs: engines read the environment as well. */
let isRunning = false;
const mark = (what: string): void => {
  if (isRunning) marks.push(what);
};
const HELD_MS = 150;
const DATA = {
  name: 'anna',
  user: { name: 'anna' },
  secret: 'hunter2',
  session: { token: 't0k3n' },
  settings: { secret: 'x' },
  apiKey: 'k3y',
};

/** Every module that reaches out of the process answers harmlessly and leaves its mark. */
function disarm(): void {
  for (const name of ['exec', 'execSync', 'execFile', 'execFileSync', 'spawn', 'spawnSync', 'fork'] as const) {
    Object.assign(childProcess, { [name]: pretend(`child_process.${name}`) });
  }
  for (const [name, member] of Object.entries(fs)) {
    if (typeof member !== 'function' || !/^[a-z]/.test(name)) continue;
    Object.assign(fs, { [name]: guard(`fs.${name}`, member as (...given: never[]) => unknown) });
  }
  for (const name of Object.keys(fs.promises)) {
    Object.assign(fs.promises, { [name]: pretend(`fs.promises.${name}`) });
  }
  for (const name of [
    'http',
    'https',
    'net',
    'tls',
    'dns',
    'dgram',
    'os',
    'cluster',
    'worker_threads',
    'repl',
    'inspector',
  ]) {
    const module = require(`node:${name}`) as Record<string, unknown>;
    for (const [member, value] of Object.entries(module)) {
      if (typeof value !== 'function') continue;
      try {
        module[member] = pretend(`${name}.${member}`);
      } catch {
        // A getter: what stands behind it is reached in another way.
      }
    }
  }
  globalThis.fetch = pretend('fetch') as unknown as typeof fetch;
}

/** Something that can be called, constructed, awaited and read like any answer. */
function pretend(what: string): (...given: unknown[]) => unknown {
  return function pretended() {
    mark(what);
    const answer: unknown = new Proxy(() => 'uid=0(root)', {
      get: (target, key) =>
        key === 'then' ? undefined : key === Symbol.toPrimitive || key === 'toString' ? target : answer,
      apply: (target) => (isRunning ? target() : undefined),
    });
    return answer;
  };
}

/** Files are still there while nothing hostile runs: engines load their parts late. */
function guard(what: string, own: (...given: never[]) => unknown): (...given: never[]) => unknown {
  const pretended = pretend(what);
  return Object.assign(function guarded(this: unknown, ...given: never[]) {
    return isRunning ? pretended(...given) : own.apply(this, given);
  }, own);
}

const ACTS = new Set(['exit', 'kill', 'abort', 'binding', 'dlopen', 'reallyExit', 'emit', 'chdir']);

/** The process as attacks see it: acts only leave marks. */
function createVisibleProcess(): NodeJS.Process {
  const mainModule = { require, filename: '/app/server.js', constructor: { _load: require } };
  return new Proxy(realProcess, {
    get(target, key) {
      if (typeof key === 'string') mark(`process.${key}`);
      if (key === 'mainModule') return mainModule;
      if (key === 'getBuiltinModule') return require;
      if (typeof key === 'string' && ACTS.has(key)) return () => undefined;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

const resources = new Proxy({}, { get: (_, key) => pretend(`response.${String(key)}`) });

/** The ways in which applications evaluate texts, and the engines that render them. */
const ENGINES: Readonly<Record<string, (text: string) => unknown>> = {
  expression: (text) => evaluate(text),
  'string-single': (text) => evaluate(`var q = '${text}'; q`),
  'string-double': (text) => evaluate(`var q = "${text}"; q`),
  'function-body': (text) =>
    evaluate(`(function () { ${text}
})()`),
  'vm-context': (text) => vm.runInNewContext(text, { user: DATA.user }, { timeout: HELD_MS }),
  'node-serialize': (text) => (require('node-serialize') as { unserialize(text: string): unknown }).unserialize(text),
  ejs: (text) => (require('ejs') as { render(text: string, data: object): string }).render(text, DATA),
  eta: (text) =>
    new (require('eta') as { Eta: new () => { renderString(text: string, data: object): string } }).Eta().renderString(
      text,
      DATA,
    ),
  nunjucks: (text) =>
    (require('nunjucks') as { renderString(text: string, data: object): string }).renderString(text, DATA),
  pug: (text) => (require('pug') as { render(text: string, data: object): string }).render(text, DATA),
  dot: (text) => (require('dot') as { template(text: string): (data: object) => string }).template(text)(DATA),
  handlebars: (text) =>
    (require('handlebars') as { compile(text: string): (data: object, options: object) => string }).compile(text)(
      DATA,
      {
        allowProtoMethodsByDefault: true,
        allowProtoPropertiesByDefault: true,
      },
    ),
  liquid: (text) =>
    new (
      require('liquidjs') as { Liquid: new () => { parseAndRenderSync(text: string, data: object): string } }
    ).Liquid().parseAndRenderSync(text, DATA),
  velocity: (text) => (require('velocityjs') as { render(text: string, data: object): string }).render(text, DATA),
};

/** Direct evaluation: the text sees what a handler sees, and holds nobody up for long. */
function evaluate(code: string): unknown {
  return vm.runInThisContext(code, { timeout: HELD_MS });
}

async function run({ engine, text }: Job): Promise<Answer> {
  marks = [];
  isRunning = true;
  try {
    const value = await Promise.race([ENGINES[engine]?.(text), new Promise((resolve) => setTimeout(resolve, 200))]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    return { marks, output: typeof value === 'string' ? value : '', error: '' };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') marks.push('held the event loop');
    return { marks, output: '', error: String(error).slice(0, 200) };
  } finally {
    isRunning = false;
  }
}

// Engines are loaded and used once while files are still files.
for (const engine of Object.values(ENGINES)) {
  try {
    engine('x');
  } catch {
    // Not every engine takes it for a text.
  }
}
const visible = createVisibleProcess();
realProcess.on('uncaughtException', () => {});
realProcess.on('unhandledRejection', () => {});
disarm();
Object.assign(globalThis, { process: visible, require, res: resources, response: resources, module: { require } });
Object.assign(require, { main: { require } });
realProcess.on('message', (job: Job) => void run(job).then((answer) => send?.(answer)));
send?.({ marks: [], output: '', error: 'ready' } satisfies Answer);
