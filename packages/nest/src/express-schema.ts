import { type ExpressApplication, type ExpressLayer, stackOf } from '@rasp/core/adapter';
import { type HandlerSchema, schemaOf } from './handler-schema.js';

/** A request, as far as a router of Express looks at it. */
interface Asked {
  readonly method?: string | undefined;
  readonly originalUrl: string;
  readonly app: ExpressApplication;
}

/**
 * What the handler says that Express will choose: asked before it chooses, and only where a parameter is repeated.
 * Where versions or hosts share a path and their handlers do not say the same, nothing is known.
 */
export function findExpressSchema({ method = '', originalUrl, app }: Asked): HandlerSchema | undefined {
  const [path = ''] = originalUrl.split('?', 1);
  const matching = stackOf(app).filter((layer) => serves(layer, method.toLowerCase()) && matches(layer, path));
  const schemas = matching.filter(({ route }) => route?.path === matching[0]?.route?.path).map(toSchema);
  return schemas.every((schema) => schema === schemas[0]) ? schemas[0] : undefined;
}

function serves({ route }: ExpressLayer, method: string): boolean {
  const methods = route?.methods;
  if (methods === undefined) return false;
  return methods[method] === true || methods._all === true || (method === 'head' && methods.get === true);
}

/** Express throws on a path that it cannot decode. */
function matches(layer: ExpressLayer, path: string): boolean {
  try {
    return Boolean(layer.match?.(path));
  } catch {
    return false;
  }
}

function toSchema({ route }: ExpressLayer): HandlerSchema | undefined {
  const handler = route?.stack?.at(-1)?.handle;
  return typeof handler === 'function' ? schemaOf(handler) : undefined;
}
