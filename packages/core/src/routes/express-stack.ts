import type { LearnedRoute } from './route-table.js';

/** What is read of an Express application; structural, so that versions 4 and 5 both fit. */
export interface ExpressApplication {
  /** Express 4. */
  readonly _router?: { readonly stack: readonly ExpressLayer[] } | undefined;
  /** Express 5; in version 4 a getter that throws. */
  readonly router?: unknown;
  /** The application that this one is mounted in. */
  readonly parent?: unknown;
  use(handler: unknown): unknown;
}

/** One entry of a router's stack. */
export interface ExpressLayer {
  readonly handle?: unknown;
  readonly slash?: boolean;
  readonly rawPath?: unknown;
  readonly regexp?: RegExp & { readonly fast_slash?: boolean; readonly fast_star?: boolean };
  readonly keys?: readonly { readonly name: string | number }[];
  readonly route?: ExpressRoute | undefined;
  /** True, or what was matched, where the router would take this layer for a path; throws where it cannot decode it. */
  match?(path: string): unknown;
}

interface ExpressRoute {
  readonly path: unknown;
  readonly methods?: Readonly<Record<string, boolean | undefined>>;
  readonly stack?: readonly { readonly name?: string; readonly handle?: unknown }[];
}

/** The stack of an application's own router; empty before it has one. */
export function stackOf(app: ExpressApplication): readonly ExpressLayer[] {
  if (app._router !== undefined) return app._router.stack;
  try {
    return (app.router as ExpressApplication['_router'])?.stack ?? [];
  } catch {
    return [];
  }
}

/** Routers in routers; an application deeper than this is nobody's. */
const MAX_DEPTH = 20;

/** What a framework above Express calls a handler; left out: the function's own name. */
export type HandlerNames = (handle: unknown) => string | undefined;

/** The routes of an application and of the routers mounted in it, and where anything else is mounted. */
export function* listExpressRoutes(app: ExpressApplication, names?: HandlerNames): Iterable<LearnedRoute> {
  yield* listStack(stackOf(app), '', MAX_DEPTH, names);
}

/** Those that stand before a handler of the application's own router, and answer without it. */
export function* listExpressRoutesBefore(app: ExpressApplication, handler: unknown): Iterable<LearnedRoute> {
  const stack = stackOf(app);
  const at = stack.findIndex(({ handle }) => handle === handler);
  if (at > 0) yield* listStack(stack.slice(0, at), '', MAX_DEPTH);
}

function* listStack(
  stack: readonly ExpressLayer[],
  prefix: string,
  depth: number,
  names?: HandlerNames,
): Iterable<LearnedRoute> {
  for (const layer of stack) {
    if (layer.route !== undefined) yield* listRoute(layer.route, prefix, names);
    else yield* listMount(layer, prefix, depth);
  }
}

function* listRoute(
  { path, methods = {}, stack = [] }: ExpressRoute,
  prefix: string,
  names?: HandlerNames,
): Iterable<LearnedRoute> {
  const last = stack.at(-1);
  const name = names?.(last?.handle) ?? last?.name ?? '';
  const handler = name.startsWith('<') ? '' : name;
  for (const one of [path].flat(MAX_DEPTH)) {
    for (const method of namesOf(methods)) yield { ...toPath(one, prefix), method, handler };
  }
}

/** More methods than anybody lists: the route is one for all of them. */
const MANY_METHODS = 20;

function namesOf(methods: NonNullable<ExpressRoute['methods']>): readonly string[] {
  const names = Object.keys(methods).filter((name) => methods[name] === true);
  const isForAll = names.includes('_all') || names.length > MANY_METHODS;
  return isForAll ? ['*'] : names.map((name) => name.toUpperCase());
}

function toPath(path: unknown, prefix: string): Pick<LearnedRoute, 'path' | 'expression' | 'mount'> {
  if (!(path instanceof RegExp)) return { path: join(prefix, String(path)) };
  // An expression is matched with what is left behind the mount; where that has parameters, all is served, in doubt.
  const isPlain = /^[\w/.~-]*$/.test(prefix);
  return { path: `${prefix}/(${path.source})`, ...(isPlain ? { expression: path, mount: prefix } : {}) };
}

function* listMount(layer: ExpressLayer, prefix: string, depth: number): Iterable<LearnedRoute> {
  const inner = (layer.handle as { readonly stack?: readonly ExpressLayer[] } | undefined)?.stack;
  for (const mount of mountsOf(layer)) {
    const path = mount === '' ? prefix : join(prefix, mount);
    if (inner !== undefined && depth > 0) yield* listStack(inner, path, depth - 1);
    // Middleware for everything says nothing of paths.
    else if (mount !== '') yield { method: '*', path, handler: '', isMount: true };
  }
}

/** Where a layer is mounted: by version 5.3's own word, by version 4's expression, or somewhere. */
function mountsOf({ slash, rawPath, regexp, keys }: ExpressLayer): readonly string[] {
  if (slash === true || regexp?.fast_slash === true) return [''];
  if (rawPath !== undefined) return [rawPath].flat(MAX_DEPTH).map((one) => (one === '/' ? '' : textOf(one)));
  return [regexp === undefined || regexp.fast_star === true ? SOMEWHERE : fromExpression(regexp, keys ?? [])];
}

/** No router takes this for a plain name, so everything below counts as served. */
const SOMEWHERE = '/(?)';

function textOf(path: unknown): string {
  return path instanceof RegExp ? `/(${path.source})` : String(path);
}

const MOUNT_END = /\\\/\?\(\?=\\\/\|\$\)$/;
const MOUNT_KEY = /\(\?:(\\\/)?\(\[\^\\?\/\]\+\?\)\)/g;

/** Undoes what path-to-regexp 0.1 made of `/api/:version`; what it cannot undo stays an expression. */
function fromExpression({ source }: RegExp, keys: NonNullable<ExpressLayer['keys']>): string {
  let index = 0;
  const named = source
    .replace(MOUNT_END, '')
    .replace(MOUNT_KEY, (_, slash = '') => `${slash}:${String(keys[index++]?.name ?? 'x')}`);
  const plain = named.replace(/^\^/, '').replace(/\\([/.\-$])/g, '$1');
  return /[\\^$()?*+[\]{}|]/.test(plain) ? `/(${source})` : plain;
}

function join(prefix: string, path: string): string {
  const whole = `${prefix}${path.startsWith('/') ? '' : '/'}${path}`;
  return whole.replaceAll('//', '/');
}
