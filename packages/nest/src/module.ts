import {
  type DynamicModule,
  type FactoryProvider,
  Inject,
  Module,
  type ModuleMetadata,
  Optional,
} from '@nestjs/common';
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
export class RaspModule {
  /** Imported by its bare name it brings nothing along, and would protect nobody: no application starts like that. */
  constructor(@Optional() @Inject(RASP) engine?: Engine) {
    if (engine === undefined) throw new Error('@rasp: RaspModule is imported as RaspModule.forRoot(), or forRootAsync');
  }

  static forRoot(options: RaspOptions = {}): DynamicModule {
    return toModule({ inject: [HttpAdapterHost], useFactory: (host: HttpAdapterHost) => engineOf(host, options) });
  }

  static forRootAsync({ imports = [], inject = [], useFactory }: RaspAsyncOptions): DynamicModule {
    if (typeof useFactory !== 'function') throw new TypeError('@rasp: RaspModule.forRootAsync takes { useFactory }');
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
