import { type FSWatcher, type Stats, watch } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describeSystemError } from './file.js';

export interface WatchOptions {
  /** The content that is in force. */
  readonly known: string;
  /** Can the text be taken as it stands? One that cannot gets a second chance: it may be half written. */
  isWhole(source: string): boolean;
  /** Called once for each content, good or bad. */
  changed(source: string): void;
  /** Called once when the file can no longer be read. */
  failed(reason: string): void;
  /** How often to look although nothing told us to: network file systems send no events. */
  readonly pollMs?: number;
  /** How long after an event to look: one save is several events. */
  readonly delayMs?: number;
}

/** Watches a file for new content, however it gets there: written in place, renamed over, a symlink turned. */
export function watchText(path: string, options: WatchOptions): () => void {
  const watched = new WatchedFile(path, options);
  return () => watched.close();
}

/** A stamp this young may hide a second write within the clock's grain. */
const YOUNG_MS = 1000;

class WatchedFile {
  readonly #path: string;
  readonly #options: WatchOptions;
  readonly #delayMs: number;
  readonly #poll: NodeJS.Timeout;
  readonly #events: FSWatcher | undefined;
  #timer: NodeJS.Timeout | undefined;
  #known: string;
  #stamp = '';
  /** What the last look found wrong, if anything: only what a second look confirms is told. */
  #doubt: string | undefined;
  #missing = false;
  #looking = false;
  #closed = false;

  constructor(path: string, options: WatchOptions) {
    this.#path = path;
    this.#options = options;
    this.#known = options.known;
    this.#delayMs = options.delayMs ?? 100;
    this.#poll = setInterval(() => void this.#look(), options.pollMs ?? 2000).unref();
    this.#events = this.#listen();
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#poll);
    clearTimeout(this.#timer);
    this.#events?.close();
  }

  /**
   * The folder, not the file: a rename over the file would leave us with the old one, and a mounted Kubernetes file
   * changes by a symlink beside it. Where events cannot be had, polling serves.
   */
  #listen(): FSWatcher | undefined {
    try {
      const events = watch(dirname(this.#path), { persistent: false }, () => this.#lookIn(this.#delayMs));
      return events.on('error', () => events.close());
    } catch {
      return undefined;
    }
  }

  /** A look that is due already is not put off: a busy folder would put it off for ever. */
  #lookIn(delayMs: number): void {
    if (this.#timer !== undefined || this.#closed) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#look();
    }, delayMs).unref();
  }

  async #look(): Promise<void> {
    if (this.#looking || this.#closed) return;
    this.#looking = true;
    try {
      const stamp = stampOf(await stat(this.#path));
      if (stamp === '' || stamp !== this.#stamp) this.#meet(await readFile(this.#path, 'utf8'), stamp);
    } catch (error) {
      this.#miss(describeSystemError(error));
    } finally {
      this.#looking = false;
    }
  }

  #meet(source: string, stamp: string): void {
    if (this.#closed) return;
    this.#missing = false;
    const doubtful = source !== this.#known && !this.#options.isWhole(source);
    if (doubtful && this.#isNewDoubt(source)) return;
    this.#doubt = undefined;
    this.#stamp = stamp;
    if (source === this.#known) return;
    this.#known = source;
    this.#options.changed(source);
  }

  /** Some editors take the file away before they put the new one in its place. */
  #miss(reason: string): void {
    if (this.#closed || this.#missing) return;
    this.#stamp = '';
    if (this.#isNewDoubt(reason)) return;
    this.#missing = true;
    this.#options.failed(reason);
  }

  #isNewDoubt(doubt: string): boolean {
    if (this.#doubt === doubt) return false;
    this.#doubt = doubt;
    this.#lookIn(4 * this.#delayMs);
    return true;
  }
}

function stampOf(stats: Stats): string {
  if (Date.now() - stats.mtimeMs < YOUNG_MS) return '';
  return `${stats.mtimeMs} ${stats.size} ${stats.ino}`;
}
