import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Executor } from '../../attack.js';
import { undoEncodings } from '../../encodings.js';
import { isEvaluated } from './node-executor.js';

const LIMIT_MS = 2_000;

/** Renders lines of JSON; whatever starts a process, opens a file or leaves only leaves its mark. */
const SERVER = `
import builtins, io, json, os, subprocess, sys
import jinja2
lines, out, marks = sys.stdin, sys.stdout, []
environment = jinja2.Environment()
environment.from_string('{{ x }}{% for i in y %}{% endfor %}').render(x=1, y=[1])
class Answer(str):
    def read(self): return str(self)
def pretend(name):
    def pretended(*given, **named):
        marks.append(name)
        return Answer('uid=0(root)')
    return pretended
for name in ('popen', 'system', '_exit', 'kill', 'execv', 'execve', 'fork', 'remove', 'unlink', 'listdir', 'spawnv', 'putenv'):
    setattr(os, name, pretend('os.' + name))
for name in ('check_output', 'call', 'run', 'getoutput', 'check_call'):
    setattr(subprocess, name, pretend('subprocess.' + name))
subprocess.Popen.__init__ = pretend('subprocess.Popen')
builtins.open = pretend('open')
io.open = pretend('open')
for line in lines:
    marks.clear()
    try:
        result = {'output': environment.from_string(json.loads(line)).render(secret='hunter2', name='anna')[:100000], 'error': ''}
    except BaseException as error:
        result = {'output': '', 'error': repr(error)[:200]}
    out.write(json.dumps({**result, 'marks': marks[:9]}) + '\\n')
    out.flush()
`;

interface Answer {
  readonly marks: readonly string[];
  readonly output: string;
  readonly error: string;
}

/** Renders texts with Python's jinja2, where it is installed. */
export function createJinjaExecutor(): Executor {
  let server: ChildProcess | undefined;
  let answered: (answer?: Answer) => void = () => {};
  const start = (): void => {
    const child = spawn('python3', ['-I', '-c', SERVER], { stdio: ['pipe', 'pipe', 'ignore'] });
    createInterface({ input: child.stdout }).on('line', (line) => answered(JSON.parse(line) as Answer));
    child.on('exit', () => answered());
    server = child;
  };
  const ask = (text: string): Promise<Answer | undefined> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => server?.kill('SIGKILL'), LIMIT_MS);
      answered = (answer) => {
        clearTimeout(timer);
        resolve(answer);
      };
      server?.stdin?.write(`${JSON.stringify(text)}\n`);
    });
  return {
    family: 'template',
    name: 'jinja2',
    missing: async () =>
      spawnSync('python3', ['-I', '-c', 'import jinja2']).status === 0
        ? undefined
        : 'python3 with jinja2 is not installed: apt-get install -y --no-install-recommends python3-jinja2',
    async start() {
      start();
    },
    async stop() {
      answered = () => {};
      server?.kill('SIGKILL');
      server = undefined;
    },
    accepts: ({ position }) => position.dialect === 'jinja2',
    async run(attack) {
      const text = undoEncodings(attack);
      const answer = await ask(text);
      if (answer === undefined) {
        start();
        return { works: true, how: 'jinja2: never came back' };
      }
      const { marks, output, error } = answer;
      if (marks.length > 0) return { works: true, how: `jinja2: ${[...new Set(marks)].join(', ')}` };
      return isEvaluated('jinja2', text, output)
        ? { works: true, how: `jinja2: wrote ${JSON.stringify(output.slice(0, 60))}` }
        : { works: false, how: `jinja2: nothing happened: ${error}` };
    },
  };
}
