import type { Collection } from './collection.js';
import { VALUE_LIMITS } from './limits.js';
import type { Source } from './value.js';

/**
 * The values of repeated names. Applications receive them as an array, and an array that lands in a text is joined
 * by commas, or simply put together: an attack can be split over the parts (HTTP parameter pollution).
 */
export class ParameterGroups {
  readonly #values = new Map<string, string | string[]>();
  /** Of the names with positions, the positions of their values: `[1][0]`. */
  readonly #places = new Map<string, string[]>();
  #repeated = false;

  add(name: string, value: string): void {
    if (value === '') return;
    const key = toGroupName(name);
    const known = this.#values.get(key);
    if (key.length < name.length) this.#place(key, name, known);
    if (known === undefined) {
      this.#values.set(key, value);
      return;
    }
    this.#repeated = true;
    if (typeof known === 'string') this.#values.set(key, [known, value]);
    else known.push(value);
  }

  /** Adds the joins of every repeated name. Their length together is that of the values, so this stays linear. */
  collect(source: Source, into: Collection): void {
    if (!this.#repeated) return;
    for (const [name, values] of this.#values) {
      if (typeof values === 'string') continue;
      const texts = new Set([values.join(','), values.join('')]);
      const ordered = inOrder(values, this.#places.get(name));
      for (const text of [ordered.join(','), ordered.join('')]) texts.add(text);
      for (const text of texts) into.values.push({ source, path: name, text, joined: true });
    }
  }

  #place(key: string, name: string, known: string | string[] | undefined): void {
    const places = this.#places.get(key) ?? [];
    const count = typeof known === 'object' ? known.length : known === undefined ? 0 : 1;
    // What came without a position goes where it stands.
    while (places.length < count) places.push('');
    places.push(name.slice(key.length));
    this.#places.set(key, places);
  }
}

/** qs puts `a[1]=y&a[0]=x` in the order of the positions; what has none stands where it was sent. */
function inOrder(values: readonly string[], places: readonly string[] | undefined): readonly string[] {
  if (places === undefined) return values;
  const keys = values.map((_, index) => toPositions(places[index] ?? '', index));
  const order = [...keys.keys()].sort((one, other) => compare(keys[one] ?? [], keys[other] ?? []) || one - other);
  return order.map((index) => values[index] as string);
}

function toPositions(place: string, sent: number): number[] {
  if (place === '') return [sent];
  return place.split(']', VALUE_LIMITS.nameKeys).map((part) => (part.length < 2 ? sent : Number(part.slice(1))));
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (const [index, position] of one.entries()) {
    const difference = position - (other[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** `a`, `a[]`, `a[0]` and `a[0][1]` are one array for qs, which JavaScript joins as one, however deep it is. */
export function toGroupName(name: string): string {
  let end = name.length;
  while (name.charCodeAt(end - 1) === 0x5d) {
    let at = end - 2;
    while (isDigit(name.charCodeAt(at))) at--;
    if (at <= 0 || name.charCodeAt(at) !== 0x5b) break;
    end = at;
  }
  return end === name.length ? name : name.slice(0, end);
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}
