/** What is used of WebAssembly; it belongs to the web's types, which a server's code does without. */
interface Assembly<Exports> {
  readonly Memory: new (size: { initial: number; maximum?: number }) => AssemblyMemory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: Exports };
}

export interface AssemblyMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

export const PAGE_BYTES = 65_536;

/** `Exports`: what a module of ours offers. Throws where there is no WebAssembly. */
export function webAssembly<Exports>(): Assembly<Exports> {
  const { WebAssembly } = globalThis as unknown as { WebAssembly?: Assembly<Exports> };
  if (WebAssembly === undefined) throw new Error('there is no WebAssembly here');
  return WebAssembly;
}
