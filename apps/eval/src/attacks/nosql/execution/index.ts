import qs from 'qs';
import type { Attack, Execution, Executor } from '../../attack.js';
import { undoEncodings } from '../../encodings.js';
import { FIELDS } from './documents.js';
import { tryFilter } from './queries.js';
import { runWhere } from './where.js';

const NOTHING: Execution = { works: false, how: 'finds what a plain value would find' };
const RUN: Readonly<Record<string, (text: string) => Execution>> = {
  'parameter-name': (text) => tryObject(qs.parse(`${encodeURIComponent(text)}=1`, { depth: 10 })),
  body: (text) => tryObject(parse(text)),
  value: (text) => tryObject({ name: parse(text) }, parse(text)),
  'where-string': (text) =>
    tryWhere(text, [
      (value) => `this.name == '${value}'`,
      (value) => `this.name == '${value}' && this.password == 'no'`,
    ]),
  'where-numeric': (text) => tryWhere(text, [(value) => `this.age == ${value}`, (value) => `this.age > ${value}`]),
};

const memory: Executor = {
  family: 'nosql',
  name: 'in-memory',
  missing: async () => undefined,
  async start() {},
  async stop() {},
  accepts: ({ position }) => RUN[position.context ?? ''] !== undefined,
  async run(attack: Attack) {
    return RUN[attack.position.context ?? '']?.(undoEncodings(attack)) ?? NOTHING;
  },
};

/** mingo and sift for operators, a JavaScript realm for `$where`. Pipelines and updates stay unexecuted. */
export const NOSQL_EXECUTORS: readonly Executor[] = [memory];

/** As an application would: the whole as a filter, each of its fields as one, one field as the value of each of ours. */
function tryObject(...candidates: unknown[]): Execution {
  const filters = candidates.flatMap(parts);
  for (const filter of filters.filter(hasOperator)) {
    for (const tried of [filter, ...FIELDS.map((field) => ({ [field]: filter }))]) {
      const how = tryFilter(tried);
      if (how !== undefined) return { works: true, how };
    }
  }
  return NOTHING;
}

function parts(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return [value, ...Object.values(value).flatMap(parts)];
}

/** Without an operator it is a plain value, whatever it finds. */
function hasOperator(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) => key.startsWith('$') || hasOperator(inner));
}

function tryWhere(text: string, templates: readonly ((value: string) => string)[]): Execution {
  for (const template of templates) {
    const usual = runWhere(template('77'));
    const result = runWhere(template(text));
    if (result.kind === 'refused' || JSON.stringify(result) === JSON.stringify(usual)) continue;
    return { works: true, how: `the statement ${result.kind === 'chosen' ? 'chooses other documents' : result.kind}` };
  }
  return NOTHING;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
