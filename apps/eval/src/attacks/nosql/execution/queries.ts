import { Query } from 'mingo';
import * as sift from 'sift';
import { DOCUMENTS } from './documents.js';
import { runWhere } from './where.js';

/** How many documents a filter finds by both engines; undefined where neither takes it. */
export function countFound(filter: unknown): { found: number; engine: string } | undefined {
  if (typeof filter !== 'object' || filter === null) return undefined;
  const byMingo = attempt(() => new Query(filter as Record<string, never>).find(DOCUMENTS).all().length);
  if (byMingo !== undefined) return { found: byMingo, engine: 'mingo' };
  const bySift = attempt(
    () =>
      DOCUMENTS.filter(sift.createQueryTester(filter as Record<string, never>, { operations: { ...sift } as never }))
        .length,
  );
  return bySift === undefined ? undefined : { found: bySift, engine: 'sift' };
}

/** The JavaScript of every `$where` and `$function` in a filter, which the engines do not run themselves. */
export function scriptsOf(filter: unknown): string[] {
  if (typeof filter !== 'object' || filter === null) return [];
  return Object.entries(filter).flatMap(([key, value]) => {
    if (key === '$where' && typeof value === 'string') return [value];
    if (key === '$function') return [String((value as { body?: unknown } | null)?.body)];
    return scriptsOf(value);
  });
}

/** What running a filter shows: undefined where it finds what a plain value would. */
export function tryFilter(filter: unknown): string | undefined {
  for (const script of scriptsOf(filter)) {
    const ran = runWhere(script);
    if (ran.kind !== 'refused') return `the database runs its script: ${ran.kind}`;
  }
  const result = countFound(filter);
  return result !== undefined && result.found > 0 ? `finds ${result.found} documents in ${result.engine}` : undefined;
}

function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
