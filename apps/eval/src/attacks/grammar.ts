import type { Random } from '../random.js';

/** A grammar's rules: alternatives of which one is drawn, or a function that writes a terminal. */
export type Rules = Readonly<Record<string, readonly string[] | ((random: Random) => string)>>;

const DEEPEST = 24;

/**
 * Writes one text of a grammar from its rule `start`. `{name}` stands for a rule; `{name:label}` repeats, wherever
 * the same label stands, what was written for it first.
 */
export function writeByGrammar(random: Random, rules: Rules): string {
  const written = new Map<string, string>();
  const expand = (name: string, depth: number): string => {
    const rule = rules[name];
    if (rule === undefined) throw new Error(`no rule named ${name}`);
    if (depth > DEEPEST) throw new Error(`rule ${name} never ends`);
    if (typeof rule === 'function') return rule(random);
    return random.pick(rule).replace(/\{([a-z][\w-]*)(?::(\w+))?\}/g, (_, part: string, label?: string) => {
      if (label === undefined) return expand(part, depth + 1);
      const key = `${part}:${label}`;
      const text = written.get(key) ?? expand(part, depth + 1);
      written.set(key, text);
      return text;
    });
  };
  return expand('start', 0);
}

/** Up to `count` different texts; a small grammar is exhausted before that. */
export function writeDistinct<T>(count: number, write: () => T, key: (written: T) => string): T[] {
  const distinct = new Map<string, T>();
  for (let attempt = 0; attempt < count * 4 && distinct.size < count; attempt++) {
    const written = write();
    if (!distinct.has(key(written))) distinct.set(key(written), written);
  }
  return [...distinct.values()];
}
