import { compilePattern, isPatternFault, type Pattern } from './pattern.js';

/** For patterns that validation has compiled before. */
export function mustCompile(source: string): Pattern {
  const compiled = compilePattern(source);
  if (isPatternFault(compiled)) throw new TypeError(`${source}: ${compiled.reason}`);
  return compiled;
}
