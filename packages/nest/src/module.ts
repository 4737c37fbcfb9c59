import { type DynamicModule, type FactoryProvider, Module, type ModuleMetadata, type Provider } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { createEngine, type RaspOptions } from '@rasp/core/adapter';
import { Gate } from './gate.js';
import { NameInterceptor } from './name-interceptor.js';
import { RASP } from './tokens.js';

/** Options that other providers know: `{ imports: [ConfigModule], inject: [ConfigService], useFactory }`. */
export interface RaspAsyncOptions extends Pick<ModuleMetadata, 'imports'> {
  readonly inject?: FactoryProvider['inject'];
  useFactory(...dependencies: never[]): RaspOptions | Promise<RaspOptions>;
}

/** Protects a Nest application: `imports: [RaspModule.forRoot({ conf: 'rasp.json' })]`. */
@Module({})
export class RaspModule {
  static forRoot(options: RaspOptions = {}): DynamicModule {
    return toModule({ provide: RASP, useFactory: () => createEngine({ ...options, framework: 'nest' }) });
  }

  static forRootAsync(options: RaspAsyncOptions): DynamicModule {
    const make = options.useFactory as (...dependencies: unknown[]) => RaspOptions | Promise<RaspOptions>;
    const engine: Provider = {
      provide: RASP,
      inject: options.inject ?? [],
      useFactory: async (...dependencies: unknown[]) =>
        createEngine({ ...(await make(...dependencies)), framework: 'nest' }),
    };
    return { ...toModule(engine), imports: options.imports ?? [] };
  }
}

function toModule(engine: Provider): DynamicModule {
  return {
    module: RaspModule,
    global: true,
    providers: [engine, Gate, { provide: APP_INTERCEPTOR, useClass: NameInterceptor }],
    exports: [RASP],
  };
}
