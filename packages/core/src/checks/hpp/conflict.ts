import { type Pair, toPairs } from '../../values/repetitions.js';
import type { RequestDetection } from '../request-check.js';
import { toDetection } from './hpp.js';
import type { PollutedRequest } from './pollution.js';

/**
 * A parameter of the body that the query string has too, with other values: whoever checks one and uses the other is
 * fooled. A form without an action goes to its page's own address, query string included, so what the page was asked
 * with (Referer) may be changed by it; so may what frameworks take out of the query for themselves (`_method`).
 */
export function findConflict(body: readonly Pair[], request: PollutedRequest): RequestDetection | undefined {
  const { target, headers } = request;
  const question = target.indexOf('?');
  if (question === -1 || body.length === 0) return undefined;
  const query = toValues(toPairs(target.slice(question + 1)));
  const page = toValues(toPairs(queryOf(headers.referer)));
  const posted = toValues(body.filter(([name]) => query.has(name) && !name.startsWith('_')));
  for (const [name, values] of posted) {
    const asked = query.get(name) as ReadonlySet<string>;
    const kept = page.get(name);
    if ([...asked].some((value) => values.has(value) || kept?.has(value) === true)) continue;
    const both = { name, values: [...asked, ...values] };
    const explanation = `${JSON.stringify(name)} has one value in the query string and another one in the body.`;
    return toDetection(both, 'post_values', explanation);
  }
  return undefined;
}

/** Empty values say nothing. */
function toValues(pairs: readonly Pair[]): ReadonlyMap<string, ReadonlySet<string>> {
  const values = new Map<string, Set<string>>();
  for (const [name, value] of pairs) {
    if (value === '') continue;
    const known = values.get(name);
    if (known === undefined) values.set(name, new Set([value]));
    else known.add(value);
  }
  return values;
}

function queryOf(url: string | undefined): string {
  const question = url?.indexOf('?') ?? -1;
  return url === undefined || question === -1 ? '' : url.slice(question + 1);
}
