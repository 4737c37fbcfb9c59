/** Kinds of data that must not leave, each behind a switch of its own. */
export type LeakKind =
  | 'phone number'
  | 'card number'
  | 'private key'
  | 'hash'
  | 'Windows credential'
  | 'Linux credential';

/** What was found in an answer. */
export interface Leak {
  readonly kind: LeakKind;
  /** At most `MAX_EXCERPT` bytes of what leaked, as Latin-1. */
  readonly excerpt: string;
}
