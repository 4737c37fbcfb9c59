import type { ModulesContainer } from '@nestjs/core';
import { type DesignType, isScalarType, listScalars, type PartSchema } from './dto-schema.js';

/** What a handler's parameters say of a request; the shape is that of Fastify's schemas. */
export interface HandlerSchema {
  readonly querystring: PartSchema;
  readonly body: PartSchema;
}

/** One decorated parameter, as Nest keeps it under `3:0` (`@Body()`, the first parameter). */
interface Argument {
  readonly index: number;
  readonly data?: unknown;
  readonly pipes?: readonly unknown[];
}

const ARGUMENTS = '__routeArguments__';
const BODY = '3';
const QUERY = '4';

/** Nest copies a method's metadata to what it gives to the platform's router. */
const SCHEMA = Symbol.for('rasp.handler-schema');

/** @nestjs/platform-fastify gives this metadata to Fastify as a route's `config`. */
const FASTIFY_CONFIG = '__fastify_route_config__';

/** Pipes of Nest that take one value; what others make of a list is not known. */
const SCALAR_PIPES = /^(?:Parse(?:Int|Float|Bool|UUID|Enum|Date)|DefaultValue)Pipe$/;

/** The same for a handler's name, `CatsController.find`. */
const NAME = Symbol.for('rasp.handler-name');

/** Nest's decorators of routes leave the path at the method. */
const ROUTE = 'path';

/** Reads the names and parameters of all handlers, and leaves what they say where `schemaOf`, `nameOf` and Fastify find it. */
export function describeHandlers(modules: ModulesContainer): void {
  for (const { controllers } of modules.values()) {
    for (const { metatype } of controllers.values()) if (typeof metatype === 'function') describeController(metatype);
  }
}

/** What `describeHandlers` has left at a handler, also once Nest has wrapped it. */
export function schemaOf(handler: object): HandlerSchema | undefined {
  return Reflect.getMetadata(SCHEMA, handler) as HandlerSchema | undefined;
}

/** The controller and method that answer, also once Nest has wrapped them: named at the start, since an interceptor would cost every request RxJS. */
export function nameOf(handler: unknown): string | undefined {
  return typeof handler === 'function' ? (Reflect.getMetadata(NAME, handler) as string | undefined) : undefined;
}

/** The same in the `config` of a route of Fastify. */
export function nameIn(config: object | undefined): string {
  return (config as { [NAME]?: string } | undefined)?.[NAME] ?? '';
}

/** What `describeHandlers` has left in the `config` of a route of Fastify. */
export function schemaIn(config: object | undefined): HandlerSchema | undefined {
  return (config as { [SCHEMA]?: HandlerSchema } | undefined)?.[SCHEMA];
}

function describeController(controller: object & { readonly prototype?: unknown }): void {
  const prototype = controller.prototype as Record<string, unknown> | undefined;
  if (prototype === undefined) return;
  for (const name of methodsOf(prototype)) {
    const handler = prototype[name];
    if (typeof handler !== 'function' || !Reflect.hasMetadata(ROUTE, handler)) continue;
    const schema = toSchema(controller, name);
    const written = `${(controller as { readonly name?: string }).name ?? ''}.${name}`;
    const said = { [NAME]: written, ...(schema === undefined ? {} : { [SCHEMA]: schema }) };
    Reflect.defineMetadata(NAME, written, handler);
    if (schema !== undefined) Reflect.defineMetadata(SCHEMA, schema, handler);
    const config: unknown = Reflect.getMetadata(FASTIFY_CONFIG, handler);
    Reflect.defineMetadata(FASTIFY_CONFIG, { ...(config as object | undefined), ...said }, handler);
  }
}

/** Methods with decorated parameters; getters, which are not to be called, have none. */
function methodsOf(prototype: object): readonly string[] {
  const names = new Set<string>();
  for (let one = prototype; one !== Object.prototype && one !== null; one = Object.getPrototypeOf(one)) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(one))) {
      if (typeof value === 'function') names.add(name);
    }
  }
  return [...names];
}

/** Undefined: the parameters say nothing. */
function toSchema(controller: object & { readonly prototype?: unknown }, name: string): HandlerSchema | undefined {
  const written = Reflect.getMetadata(ARGUMENTS, controller, name) as Record<string, Argument> | undefined;
  const types: unknown = Reflect.getMetadata('design:paramtypes', controller.prototype as object, name);
  if (written === undefined || !Array.isArray(types)) return undefined;
  const namesOf = (kind: string): readonly string[] =>
    Object.entries(written)
      .filter(([key]) => key.startsWith(`${kind}:`))
      .flatMap(([, argument]) => scalarsOf(argument, types[argument.index] as DesignType));
  const [querystring, body] = [namesOf(QUERY), namesOf(BODY)];
  if (querystring.length + body.length === 0) return undefined;
  return { querystring: toPart(querystring), body: toPart(body) };
}

/** `@Query('id') id: string` names one; `@Query() query: Search` has a class. */
function scalarsOf({ data, pipes = [] }: Argument, type: DesignType): readonly string[] {
  if (typeof data === 'string') return isScalarType(type) && pipes.every(takesOne) ? [data] : [];
  return typeof type === 'function' && data === undefined ? listScalars(type) : [];
}

function takesOne(pipe: unknown): boolean {
  const { name } = typeof pipe === 'function' ? pipe : (pipe as object).constructor;
  return SCALAR_PIPES.test(name);
}

function toPart(names: readonly string[]): PartSchema {
  return { properties: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])) };
}
