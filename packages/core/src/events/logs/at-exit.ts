/** What engines of this process have to deliver before it ends by itself. */
const FLUSHES = new Set<() => Promise<unknown>>();

/**
 * Has `flush` called when the process has nothing left to do, as nothing of a log keeps it alive; a call of what is
 * returned takes that back. `process.exit` asks nobody: an application that uses it closes the engine first.
 */
export function flushAtExit(flush: () => Promise<unknown>): () => void {
  if (FLUSHES.size === 0) process.on('beforeExit', flushAll);
  FLUSHES.add(flush);
  return () => {
    FLUSHES.delete(flush);
    if (FLUSHES.size === 0) process.off('beforeExit', flushAll);
  };
}

/** Once each: what cannot be delivered then would start the process's end anew for ever. */
function flushAll(): void {
  process.off('beforeExit', flushAll);
  for (const flush of FLUSHES) void flush();
}
