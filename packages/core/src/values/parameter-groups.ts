import type { Collection } from './collection.js';
import type { Source } from './value.js';

/**
 * The values of repeated names. Applications receive them as an array, and an array that lands in a text is joined
 * by commas, or simply put together: an attack can be split over the parts (HTTP parameter pollution).
 */
export class ParameterGroups {
  readonly #values = new Map<string, string | string[]>();
  #repeated = false;

  add(name: string, value: string): void {
    if (value === '') return;
    const key = toGroupName(name);
    const known = this.#values.get(key);
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
      for (const text of [values.join(','), values.join('')])
        into.values.push({ source, path: name, text, joined: true });
    }
  }
}

/** `a`, `a[]` and `a[0]` are one array for qs. */
export function toGroupName(name: string): string {
  if (!name.endsWith(']')) return name;
  const open = name.lastIndexOf('[');
  if (open <= 0) return name;
  for (let index = open + 1; index < name.length - 1; index++) {
    const unit = name.charCodeAt(index);
    if (unit < 0x30 || unit > 0x39) return name;
  }
  return name.slice(0, open);
}
