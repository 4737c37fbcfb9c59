/** How a segment of a router's pattern is compared with one of a path. */
export type Segment =
  | { readonly kind: 'literal'; readonly text: string }
  /** Whatever stands there: `:id`, `:id(\\d+)`, `v:major`. */
  | { readonly kind: 'any' }
  /** It may be missing. */
  | { readonly kind: 'optional' }
  /** A catch-all: whatever follows. */
  | { readonly kind: 'rest' }
  /** More than one reading of the pattern tells: whatever follows counts as served. */
  | { readonly kind: 'unclear' };

const LITERAL = /^[^:*?+(){}[\]!\\|]*$/;
const REST = /^(?:\*\w*|\(\.\*\)|\{\/?\*\w*\}|:\w+(?:\*|\(\.\*\)))$/;
const ONE = /^[^:*?+(){}[\]!\\|]*:\w+(?:\([^()]*\))?(?:[^*?+(){}[\]!\\|/]*)$/;
const OPTIONAL = /^:\w+\?$/;

/**
 * Reads a pattern of Express 4 and 5, Fastify, Koa's router or Nest, only so far as to say which paths it could serve:
 * what is not plain in all of their syntaxes is unclear, and served. Letters count as lower case, since most routers
 * do not tell cases apart.
 */
export function toSegments(pattern: string): readonly Segment[] {
  return splitPath(pattern.toLowerCase()).map(toSegment);
}

/** The segments of a path or pattern; slashes at its ends say nothing. */
export function splitPath(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function toSegment(text: string): Segment {
  if (LITERAL.test(text)) return { kind: 'literal', text };
  if (REST.test(text)) return { kind: 'rest' };
  if (OPTIONAL.test(text)) return { kind: 'optional' };
  return { kind: ONE.test(text) ? 'any' : 'unclear' };
}
