import type { HttpAdapterHost } from '@nestjs/core';
import { createEngine, type Engine, type RaspOptions } from '@rasp/core/adapter';

const engines = new WeakMap<HttpAdapterHost, Engine>();

/** The engine of an application: one, however often the module is imported. The options that come first count. */
export function engineOf(host: HttpAdapterHost, options: RaspOptions): Engine {
  const known = engines.get(host);
  if (known !== undefined) return known;
  const engine = createEngine({ ...options, framework: 'nest' });
  engines.set(host, engine);
  return engine;
}
