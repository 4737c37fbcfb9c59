import { type DynamicModule, type FactoryProvider, Module, type ModuleMetadata } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Engine, RaspOptions } from '@rasp/core/adapter';
import { engineOf } from './engine-of.js';
import { Gate } from './gate.js';
import { RASP } from './tokens.js';

/** Options that other providers know: `{ imports: [ConfigModule], inject: [ConfigService], useFactory }`. */
export interface RaspAsyncOptions extends Pick<ModuleMetadata, 'imports'> {
  readonly inject?: FactoryProvider['inject'];
  useFactory(...dependencies: never[]): RaspOptions | Promise<RaspOptions>;
}

/** Protects a Nest application: `imports: [RaspModule.forRoot({ conf: 'rasp.json' })]`. */
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: what Nest imports is a class.
export class RaspModule {
  static forRoot(options: RaspOptions = {}): DynamicModule {
    return toModule({ inject: [HttpAdapterHost], useFactory: (host: HttpAdapterHost) => engineOf(host, options) });
  }

  static forRootAsync({ imports = [], inject = [], useFactory }: RaspAsyncOptions): DynamicModule {
    const make = useFactory as (...dependencies: unknown[]) => RaspOptions | Promise<RaspOptions>;
    const engine: EngineFactory = {
      inject: [HttpAdapterHost, ...inject],
      useFactory: async (host: HttpAdapterHost, ...dependencies: unknown[]) =>
        engineOf(host, await make(...dependencies)),
    };
    return { ...toModule(engine), imports };
  }
}

type EngineFactory = Omit<FactoryProvider<Engine>, 'provide'>;

function toModule(engine: EngineFactory): DynamicModule {
  return {
    module: RaspModule,
    global: true,
    providers: [{ provide: RASP, ...engine }, Gate],
    exports: [RASP],
  };
}
