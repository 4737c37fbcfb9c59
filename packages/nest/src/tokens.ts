/** Injects the engine: `constructor(@Inject(RASP) rasp: Engine)`. One symbol for the ESM and the CommonJS build. */
export const RASP: unique symbol = Symbol.for('@rasp/nest');
