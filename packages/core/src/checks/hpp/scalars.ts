/** Names of parameters of which a route takes one value. */
export type Scalars = ReadonlySet<string>;

/** The parts of a Fastify schema that hold parameters. */
export type SchemaPart = 'querystring' | 'body';

const NONE: Scalars = new Set();
const SCALAR_TYPES: ReadonlySet<unknown> = new Set(['string', 'number', 'integer', 'boolean', 'null']);

type Known = { [P in SchemaPart]?: Scalars };
const known = new WeakMap<object, Known>();

/** The scalars of a route's JSON Schema, worked out once for each schema. What it does not say plainly is no scalar. */
export function toScalars(schema: unknown, part: SchemaPart): Scalars {
  if (!isObject(schema)) return NONE;
  const parts = known.get(schema) ?? {};
  known.set(schema, parts);
  parts[part] ??= readScalars(part === 'querystring' ? (schema.querystring ?? schema.query) : schema.body);
  return parts[part];
}

function readScalars(schema: unknown): Scalars {
  if (!isObject(schema) || !isObject(schema.properties)) return NONE;
  const entries = Object.entries(schema.properties);
  return new Set(entries.filter(([, property]) => isScalar(property)).map(([name]) => name));
}

function isScalar(property: unknown): boolean {
  if (!isObject(property) || property.type === undefined) return false;
  return [property.type].flat().every((type) => SCALAR_TYPES.has(type));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
