import { type Segment, splitPath } from './route-pattern.js';

/** How a path is served, as far as is known: by a route of its own, by one for everything, or by none. */
export type Serving = 'route' | 'catch-all' | 'none';

interface Node {
  readonly literals: Map<string, Node>;
  any: Node | undefined;
  isEnd: boolean;
  /** A catch-all begins here. */
  hasRest: boolean;
  /** Whatever lies below is served. */
  servesBelow: boolean;
}

/** Patterns by their segments; answers in time of the tree at worst, and of the path's segments nearly always. */
export class RouteTree {
  readonly #root = createNode();

  /** Whatever lies below `segments` is served where `isMount`. */
  add(segments: readonly Segment[], isMount: boolean): void {
    let node = this.#root;
    for (const segment of segments) {
      if (segment.kind === 'rest') {
        node.hasRest = true;
        return;
      }
      if (segment.kind === 'unclear') {
        node.servesBelow = true;
        return;
      }
      if (segment.kind === 'optional') node.isEnd = true;
      node = segment.kind === 'literal' ? literalChild(node, segment.text) : anyChild(node);
    }
    node.isEnd = true;
    if (isMount) node.servesBelow = true;
  }

  /** `path` decoded. */
  find(path: string): Serving {
    const segments = splitPath(path.toLowerCase());
    const open: [node: Node, depth: number][] = [[this.#root, 0]];
    let best: Serving = 'none';
    for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
      const [node, depth] = entry;
      if (node.servesBelow || (node.isEnd && depth === segments.length)) return 'route';
      if (node.hasRest) best = 'catch-all';
      const literal = node.literals.get(segments[depth] ?? '/');
      if (literal !== undefined) open.push([literal, depth + 1]);
      if (node.any !== undefined && depth < segments.length) open.push([node.any, depth + 1]);
    }
    return best;
  }
}

function createNode(): Node {
  return { literals: new Map(), any: undefined, isEnd: false, hasRest: false, servesBelow: false };
}

function literalChild(node: Node, text: string): Node {
  const known = node.literals.get(text);
  if (known !== undefined) return known;
  const child = createNode();
  node.literals.set(text, child);
  return child;
}

function anyChild(node: Node): Node {
  node.any ??= createNode();
  return node.any;
}
