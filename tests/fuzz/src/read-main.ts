import { parseArgs } from 'node:util';
import { readAll } from './read-session.js';
import { READERS } from './readers.js';

const HELP = `usage: test:fuzz:readers [options]

Has every decoder, parser, lexer and check read texts that nobody would write: none may throw, and none may take more
than its length allows.

  --texts N      how many, each read by every reader (default 1000000)
  --minutes N    the end, whatever is left (default 60)
  --only TEXT    of the readers those with this in their names, such as lexer, tokenizer, check sqli
  --seed N       where to begin (default: the time)
  --json         print what came of it as JSON
  --help
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      texts: { type: 'string', default: '1000000' },
      minutes: { type: 'string', default: '60' },
      only: { type: 'string' },
      seed: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(HELP);
  const seed = toNumber('seed', values.seed ?? String(Date.now() % 1_000_000_007));
  const startMs = Date.now();
  const limitMs = toNumber('minutes', values.minutes) * 60_000;
  const { only } = values;
  if (only !== undefined && !READERS.some(({ name }) => name.includes(only))) {
    throw new Error(`--only ${only}: no reader is called so; there are ${READERS.map(({ name }) => name).join('; ')}`);
  }
  const texts = toNumber('texts', values.texts);
  const onProgress = (count: number): unknown =>
    process.stderr.isTTY && process.stderr.write(`\r${count} of ${texts} texts `);
  const result = await readAll({ seed, texts, limitMs, only, onProgress });
  const seconds = Math.round((Date.now() - startMs) / 1_000);
  if (values.json) process.stdout.write(`${JSON.stringify({ seed, seconds, ...result }, null, 2)}\n`);
  else {
    for (const { reader, kind, what, text } of result.findings) {
      process.stdout.write(`${reader}: ${kind}: ${what}\n  ${JSON.stringify(text)}\n`);
    }
    const { readers, pumps, findings } = result;
    process.stdout.write(
      `seed ${seed}: ${result.texts} texts and ${pumps} repeated ones, ${readers} readers, ${seconds} s; ${findings.length} findings\n`,
    );
  }
  process.exitCode = result.findings.length === 0 ? 0 : 1;
}

function toNumber(flag: string, text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new Error(`--${flag} ${text}: expected a number above 0`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
});
