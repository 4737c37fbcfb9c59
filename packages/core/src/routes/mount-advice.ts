import type { LearnedRoute } from './route-table.js';

/** Routes that are named; the others are counted. */
const NAMED = 3;

/** What an owner is told of routes that answer before requests come to us; undefined where there are none. */
export function toMountAdvice(before: Iterable<LearnedRoute>): string | undefined {
  // What is mounted and is no router (files, a health page's middleware) serves or passes on, nobody knows which.
  // A route for HEAD is one more name for that of GET, which some routers list and some do not.
  const routes = [...before].filter(({ isMount, method }) => isMount !== true && method !== 'HEAD');
  if (routes.length === 0) return undefined;
  const named = routes.slice(0, NAMED).map(({ method, path }) => `${method} ${path}`);
  const rest = routes.length > NAMED ? `, and ${routes.length - NAMED} more` : '';
  return `Mounted behind routes, which are not protected: ${named.join(', ')}${rest}. Mount @rasp first.`;
}
