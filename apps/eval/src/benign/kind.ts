import type { Random } from '../random.js';
import type { Document } from './documents.js';

/**
 * The line: a whole statement or snippet that breaks out of nothing may pass, a fragment that changes what surrounds
 * it may not. `passes`: blocking such a text is a false alarm. `either`: a text that does something where it lands
 * raw, so that blocking it is right for one application and wrong for another; counted apart, no goal rests on it.
 */
export type Side = 'passes' | 'either';

/** A text that a person or program would send, harmless though it looks dangerous. */
export interface BenignText {
  readonly text: string;
  /** The package it was taken from; what it was made from, or the maker's name, when made. */
  readonly origin: string;
}

/** What the makers of texts draw from. */
export interface Material {
  readonly documents: readonly Document[];
  /** Paths of files inside packages, by package. */
  readonly paths: ReadonlyMap<string, readonly string[]>;
  readonly random: Random;
}

/** One kind of harmless text that looks dangerous. */
export interface TextKind {
  readonly name: string;
  readonly side: Side;
  /** Taken from real text as it stands, or made of real parts. */
  readonly real: boolean;
  /** Why it belongs on its side of the line. */
  readonly why: string;
  collect(material: Material): Iterable<BenignText>;
}
