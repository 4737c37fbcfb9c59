import { cpus, freemem, totalmem } from 'node:os';

/** Load of this host, in percent with one decimal. */
export class HostLoad {
  #before = readTimes();

  /** Of all processors, since the last call; and of the memory. */
  read(): { readonly cpu: number; readonly memory: number } {
    const now = readTimes();
    const total = now.total - this.#before.total;
    const idle = now.idle - this.#before.idle;
    this.#before = now;
    return { cpu: total <= 0 ? 0 : toPercent(1 - idle / total), memory: toPercent(1 - freemem() / totalmem()) };
  }
}

function readTimes(): { readonly idle: number; readonly total: number } {
  let idle = 0;
  let total = 0;
  for (const { times } of cpus()) {
    idle += times.idle;
    total += times.user + times.nice + times.sys + times.idle + times.irq;
  }
  return { idle, total };
}

function toPercent(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 1_000) / 10;
}
