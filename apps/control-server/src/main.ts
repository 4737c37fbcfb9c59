import { HELP, readArguments, UsageError } from './arguments.js';
import { type ControlServer, startServer } from './server.js';

async function main(words: readonly string[]): Promise<void> {
  const options = readArguments(words);
  if (options === undefined) return console.log(HELP);
  // The database holds hashes of keys, and what attackers have sent.
  process.umask(0o077);
  const server = await startServer(options);
  if (server.adminToken !== undefined) console.log(`[+] Admin token, shown this once: ${server.adminToken}`);
  console.log(`[+] Control server on ${options.publicUrl ?? server.origin}, database ${options.database}`);
  stopOnSignals(server);
}

function stopOnSignals(server: ControlServer): void {
  let isStopping = false;
  const stop = (): void => {
    // A terminal signals us and our loader, which passes the signal on.
    if (isStopping) return;
    isStopping = true;
    server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof UsageError) console.error(`[!] ${error.message} (--help says more)`);
  else console.error(`[!] ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
