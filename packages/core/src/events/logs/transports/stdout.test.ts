import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const CORE = new URL('../../../index.ts', import.meta.url).href;

/** A process that is attacked in silence, and then has nothing to do; what it prints, and how it ends. */
function run(settings: object, { slow = false, gone = false } = {}): Promise<{ text: string; code: number | null }> {
  const script = `
    import { createEngine } from ${JSON.stringify(CORE.replace('index.ts', 'adapter.ts'))};
    const silent = { info() {}, warn() {}, error() {} };
    const config = { LOG_ENABLED: true, LOG_PROTOCOL: 'stdout', SECURITY_CHECKS: { flood: 0 }, ...${JSON.stringify(settings)} };
    const engine = createEngine({ framework: 'none', logger: silent, config });
    for (let id = 0; id < 300; id++) {
      const message = { method: 'GET', url: '/', headers: {}, rawHeaders: [], socket: undefined, complete: true };
      engine.inspect({ message, reply: { headersSent: true, setHeader() {}, on() {}, once() {} }, target: '/?q=' + id + "'%20OR%20'1'='1", address: '127.0.0.1', parsedBody: undefined, headOnly: true });
    }
    const start = performance.now();
    setTimeout(() => process.stderr.write(String(performance.now() - start)), 50);`;
  const flags = ['--conditions=@rasp/source', '--import', 'tsx', '--input-type=module', '-e', script];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    const read = (): void => {
      child.stdout.on('data', (chunk) => {
        text += String(chunk);
      });
    };
    if (gone) child.stdout.destroy();
    else if (slow) setTimeout(read, 1_000);
    else read();
    child.on('close', (code) => resolve({ text, code }));
  });
}

describe('standard output', () => {
  it('gets every event although the process has nothing else to do and ends', async () => {
    const { text, code } = await run({});
    expect(code).toBe(0);
    const lines = text.split('\n').slice(0, -1);
    expect(lines).toHaveLength(300);
    expect(lines[299]).toMatch(
      /^\[[\d/]+ [\d:]+\] "Web Server" - "sqli" - "127.0.0.1" - "Private" - "qs_values:299' OR '1'='1"$/,
    );
  });

  it('gets them whole when its reader is slow', async () => {
    const { text } = await run({ LOG_FORMAT: 'ocsf' }, { slow: true });
    const lines = text.split('\n').slice(0, -1);
    expect(lines.map((line) => (JSON.parse(line) as { class_uid: number }).class_uid)).toEqual(
      new Array(300).fill(2004),
    );
  });

  it('without a reader ends no process', async () => {
    expect((await run({}, { gone: true })).code).toBe(0);
  });
});

describe('a process with a log', () => {
  it('whose receiver is dead ends by itself, within two seconds or so', async () => {
    const startMs = performance.now();
    const { code } = await run({ LOG_PROTOCOL: 'tcp', LOG_PORT: 9 });
    expect(code).toBe(0);
    expect(performance.now() - startMs).toBeLessThan(15_000);
  });
});
