import { createRandom, type Random } from '../random.js';
import { type Document, listPaths } from './documents.js';
import type { FetchedPackage } from './fetch-packages.js';
import type { BenignText, Side, TextKind } from './kind.js';
import { isEither } from './outside-line.js';

/** One line of the built set. */
export interface BuiltText extends BenignText {
  readonly kind: string;
  readonly side: Side;
  readonly real: boolean;
}

/** More than 20,000 in all. */
const TEXTS_PER_KIND = 1_500;
/** No package may fill a kind alone. */
const SHARE_PER_ORIGIN = 0.12;
const SHORTEST = 3;
const LONGEST = 6_000;

/** What texts are drawn from. */
export interface TextSources {
  readonly kinds: readonly TextKind[];
  readonly documents: readonly Document[];
  readonly packages: readonly FetchedPackage[];
  /** Names the draw: sets of packages are drawn from apart. */
  readonly seed: string;
  /** Texts that are there already; those that are drawn join them. */
  readonly seen: Set<string>;
}

/** The benign texts of the fetched packages, always the same for the same packages. */
export function buildTexts(
  { kinds, documents, packages, seed, seen }: TextSources,
  onKind: (name: string) => void,
): BuiltText[] {
  const paths = new Map(packages.map((fetched) => [fetched.name, listPaths(fetched)]));
  return kinds.flatMap((kind) => {
    onKind(kind.name);
    const random = createRandom(`${seed}/${kind.name}`);
    const material = { documents, paths, random: random.fork('collect') };
    const fresh = [...kind.collect(material)].filter(
      ({ text }) => text.length >= SHORTEST && text.length <= LONGEST && !seen.has(text) && seen.add(text),
    );
    return draw(fresh, random).map((text) => place(text, kind));
  });
}

function draw(texts: readonly BenignText[], random: Random): BenignText[] {
  const taken = new Map<string, number>();
  const chosen: BenignText[] = [];
  for (const text of random.shuffle(texts)) {
    const count = taken.get(text.origin) ?? 0;
    if (chosen.length >= TEXTS_PER_KIND) break;
    if (count >= TEXTS_PER_KIND * SHARE_PER_ORIGIN) continue;
    taken.set(text.origin, count + 1);
    chosen.push(text);
  }
  return chosen;
}

/** Documentation of the web is full of HTML that would run and of commands: such a text is on neither side. */
function place(text: BenignText, { name, side, real }: TextKind): BuiltText {
  return { ...text, kind: name, side: isEither(text.text) ? 'either' : side, real };
}
