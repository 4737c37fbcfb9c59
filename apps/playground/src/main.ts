import { announce } from './announce.js';
import { HELP, readArguments, UsageError } from './arguments.js';
import { PortError } from './listen.js';
import { type Playground, startPlayground } from './playground.js';

/** A server that does not close is not waited for without end. */
const CLOSE_LIMIT_MS = 3_000;

async function main(words: readonly string[]): Promise<void> {
  const options = readArguments(words);
  if (options === undefined) return console.log(HELP);
  console.log('[+] Starting the shops …');
  const playground = await startPlayground(options);
  console.log(announce(playground));
  stopOnSignals(playground);
}

function stopOnSignals(playground: Playground): void {
  process.on('exit', () => playground.closeNow());
  let isStopping = false;
  const stop = (): void => {
    // A terminal signals us and our loader, which passes the signal on: the second one must not cut the first short.
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), CLOSE_LIMIT_MS).unref();
    playground.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const known = error instanceof UsageError || error instanceof PortError;
  if (known) console.error(`[!] ${error.message}${error instanceof UsageError ? ' (--help says more)' : ''}`);
  else console.error(error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
