import type { LearnedRoute } from '@rasp/core/adapter';
import type { KoaContext } from './to-exchange.js';

/** One route of @koa/router, or middleware of it where there are no methods. */
interface KoaLayer {
  readonly path: string | RegExp;
  readonly methods: readonly string[];
  readonly stack: readonly { readonly name?: string }[];
}

interface KoaRouter {
  readonly stack?: readonly KoaLayer[];
}

/** The routes of every @koa/router among an application's middleware; those of nested routers are in it. */
export function* listRoutes({ middleware = [] }: Pick<KoaContext['app'], 'middleware'>): Iterable<LearnedRoute> {
  for (const one of middleware) {
    const { router } = one as { readonly router?: KoaRouter };
    for (const layer of router?.stack ?? []) yield* listLayer(layer);
  }
}

/** Those of routers that stand before a middleware, and answer without it. */
export function listRoutesBefore({ middleware = [] }: KoaContext['app'], before: unknown): Iterable<LearnedRoute> {
  return listRoutes({ middleware: middleware.slice(0, Math.max(0, middleware.indexOf(before))) });
}

function* listLayer({ path, methods, stack }: KoaLayer): Iterable<LearnedRoute> {
  const handler = stack.at(-1)?.name ?? '';
  const expression = path instanceof RegExp ? { expression: path } : {};
  for (const method of methods) yield { method, path: String(path), handler, ...expression };
}
