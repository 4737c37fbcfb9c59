import { parseArgs } from 'node:util';
import { fuzz } from './session.js';

const HELP = `usage: test:fuzz [options]

Sends requests that nobody would write to the playground's four protected shops: no crash, no request without an answer,
no fault of ours, no difference between frameworks, none slower than its bytes allow.

  --requests N   how many, all frameworks together (default 1000000)
  --minutes N    the end, whatever is left (default 60)
  --seed N       where to begin (default: the time, printed)
  --help
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      requests: { type: 'string', default: '1000000' },
      minutes: { type: 'string', default: '60' },
      seed: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(HELP);
  const seed = toNumber('seed', values.seed ?? String(Date.now() % 1_000_000_007));
  const requests = toNumber('requests', values.requests);
  process.stdout.write(`seed ${seed}\n`);
  const startMs = Date.now();
  const { sent, blocked, findings } = await fuzz({
    seed,
    requests,
    limitMs: toNumber('minutes', values.minutes) * 60_000,
    onProgress: (count) => process.stderr.isTTY && process.stderr.write(`\r${count} of ${requests} `),
  });
  for (const { kind, what, request } of findings) {
    const { body, ...rest } = request;
    process.stdout.write(`${kind}: ${what}\n  ${JSON.stringify({ ...rest, body: body.toString('base64') })}\n`);
  }
  const seconds = Math.round((Date.now() - startMs) / 1_000);
  process.stdout.write(`${sent} requests in ${seconds} s, ${blocked} decided upon; ${findings.length} findings\n`);
  process.exitCode = findings.length === 0 ? 0 : 1;
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
