/** By the names that the command line takes. */
export const FRAMEWORK_NAMES = ['express', 'fastify', 'koa', 'nest'] as const;

export type FrameworkName = (typeof FRAMEWORK_NAMES)[number];
