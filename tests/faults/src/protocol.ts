import type { ConfigInput, RaspOptions } from '@rasp/core';

/** The frameworks that faults are played on. */
export const FRAMEWORKS = ['express', 'fastify', 'koa'] as const;
export type Framework = (typeof FRAMEWORKS)[number];

/** What a server's process is started with. */
export interface ServerOptions {
  readonly framework: Framework;
  readonly rasp: Pick<RaspOptions, 'conf' | 'cloudUrl' | 'key'> & {
    readonly config?: ConfigInput;
    /** Where the model lies; the installed one by default. Adapters hand it on to their engine. */
    readonly modelFolder?: string;
  };
  /** Processes that share the port; 1 for none besides the server itself. */
  readonly workers?: number;
}

/** What a server's process is asked. */
export type Question =
  | { readonly kind: 'memory' }
  /** What outlived young collections, dead or alive. */
  | { readonly kind: 'old' }
  | { readonly kind: 'status' }
  /** Moves the process's clock, for `Date` alone, as an operating system's correction does. */
  | { readonly kind: 'clock'; readonly byMs: number }
  /** Opens files until no descriptor is left, and closes them after a while. */
  | { readonly kind: 'descriptors'; readonly forMs: number };

export interface Memory {
  readonly heapBytes: number;
  readonly residentBytes: number;
}

/** What it answers. */
export type Answer =
  | { readonly kind: 'ready'; readonly port: number }
  | ({ readonly kind: 'memory' } & Memory)
  | { readonly kind: 'old'; readonly bytes: number }
  | { readonly kind: 'status'; readonly status: unknown }
  | { readonly kind: 'done' };
