import type { Route } from '../rasp.js';
import { toSegments } from './route-pattern.js';
import { RouteTree, type Serving } from './route-tree.js';

/** A route as an adapter learns it. */
export interface LearnedRoute extends Route {
  /** Something that is no router is mounted here: what it serves below is its own affair. */
  readonly isMount?: boolean;
  /** The route is a regular expression over what is left of a path behind `mount`; `path` is its text. */
  readonly expression?: RegExp;
  /** A plain path; empty, or left out, at the root. */
  readonly mount?: string;
}

/** Routes that are remembered at most: applications have hundreds. */
export const MAX_ROUTES = 10_000;

/** Sub-applications that are met one by one; a process has a few. */
const MAX_APPLICATIONS = 1_000;

/** Routers grow while an application runs; nobody may make us list them with every request. */
const REFRESH_MS = 1_000;

/** Nobody has this path as a route of its own: what matches it matches everything. */
const NOBODYS_PATH = '/6f1b0c52-rasp/9d7e';

/** The routes of an application, as far as they are known. Costs nothing until somebody asks. */
export class RouteTable {
  readonly #routes = new Map<string, Route>();
  readonly #expressions: { readonly expression: RegExp; readonly mount: string }[] = [];
  readonly #applications = new WeakSet<object>();
  readonly #sources: (() => Iterable<LearnedRoute>)[] = [];
  #lastMet: object | undefined;
  #tree = new RouteTree();
  #listedAt = Number.NEGATIVE_INFINITY;

  learn(route: LearnedRoute): void {
    const { method, path, handler, expression, mount = '' } = route;
    const key = `${method} ${path}`;
    const known = this.#routes.get(key);
    if (known !== undefined && (known.handler !== '' || handler === '')) return;
    if (known === undefined && this.#routes.size >= MAX_ROUTES) return;
    this.#routes.set(key, { method, path, handler });
    if (known !== undefined) return;
    if (expression === undefined) this.#tree.add(toSegments(path), route.isMount === true);
    else this.#expressions.push({ expression, mount: mount.toLowerCase() });
  }

  /**
   * Meets an application by its requests, which lists its routes at any time. Called with every request; costs a
   * comparison once the application is known.
   */
  meet<A extends object>(application: A, list: (application: A) => Iterable<LearnedRoute>): void {
    if (application === this.#lastMet) return;
    this.#lastMet = application;
    if (this.#applications.has(application) || this.#sources.length >= MAX_APPLICATIONS) return;
    this.#applications.add(application);
    this.#sources.push(() => list(application));
  }

  list(): readonly Route[] {
    this.#refresh();
    return [...this.#routes.values()];
  }

  /** How a decoded path is served, by whatever method. In doubt it is served. */
  find(path: string): Serving {
    if (Date.now() - this.#listedAt >= REFRESH_MS) this.#refresh();
    if (this.#routes.size >= MAX_ROUTES) return 'route';
    const found = this.#tree.find(path);
    return found === 'route' ? found : this.#findExpression(path, found);
  }

  #findExpression(path: string, found: Serving): Serving {
    let best = found;
    for (const { expression, mount } of this.#expressions) {
      if (!path.toLowerCase().startsWith(mount)) continue;
      const rest = path.slice(mount.length);
      if (!matches(expression, rest)) continue;
      if (!matchesAnything(expression, rest)) return 'route';
      best = 'catch-all';
    }
    return best;
  }

  #refresh(): void {
    this.#listedAt = Date.now();
    for (const source of this.#sources) for (const route of source()) this.learn(route);
  }
}

/** Segments behind which an expression is tried with something that nobody asks for. */
const MAX_TRIES = 20;

/** Whether an expression takes anything at all behind some segment of a path that it matches. */
function matchesAnything(expression: RegExp, path: string): boolean {
  let end = 0;
  for (let tries = 0; tries < MAX_TRIES && end !== -1; tries++) {
    if (matches(expression, path.slice(0, end) + NOBODYS_PATH)) return true;
    end = path.indexOf('/', end + 1);
  }
  return false;
}

/** `test` of a global or sticky expression goes on from where it was. */
function matches(expression: RegExp, path: string): boolean {
  expression.lastIndex = 0;
  const isFound = expression.test(path);
  expression.lastIndex = 0;
  return isFound;
}
