import type { Block } from '../../verdict/verdict.js';

/** Looks through one answer as it comes in pieces. */
export interface ContentScanner {
  /** What was found first, or undefined. */
  push(piece: Buffer, isLast: boolean): unknown;
}

/** What is wanted of the content of answers; one object for all requests of a configuration. None of it may throw. */
export interface ContentWatch<S> {
  /** How much of an answer is held back before it starts to go out. */
  readonly holdBytes: number;
  /** How long it is held back at most. */
  readonly holdMs: number;
  /** Findings are only told of: nothing is held, nothing is cut. */
  readonly onlyLogs: boolean;
  /** False for answers of our own. */
  wants(subject: S): boolean;
  createScanner(subject: S): ContentScanner;
  /** Told of what was found, once; unless it only logs, its block is sent where the answer has not started. */
  found(subject: S, leak: unknown): Block | undefined;
  /** Told of an encoding that cannot be undone: such an answer goes out unseen. */
  unreadable(encoding: string, why: string): void;
  /** Told of a scanner that threw: the answer goes on unseen. */
  failed(error: unknown): void;
}
