/**
 * Milliseconds of processor time that this process has used: what else a busy machine does is not in them, so that a
 * bound on some work means that work.
 */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
