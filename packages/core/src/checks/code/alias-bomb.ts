import type { Construct } from './constructs.js';

/**
 * YAML 1.2, 7.1: an alias stands for all of what was anchored. Lists of aliases of lists of aliases are few lines, and
 * as objects written out more than any memory holds ("billion laughs").
 */
const TOKEN = /(?<=[\s[{,:-])(?:&([\w-]{1,32})(?=[\s[{,]|$)|\*([\w-]{1,32})(?=[\s\]},]|$))/g;
/** What documents share by aliases is some dozen settings. */
const BEYOND_REASON = 10_000;
const MAX_TOKENS = 4_096;

/** Anchors that stand for more than any document needs. */
export function findAliasBomb(text: string): Construct | undefined {
  // An anchor and an alias: two looks that nearly every text fails.
  if (!text.includes('&') || !/[\s[{,-]\*\w/.test(text) || !/[\s:-]&[\w-]{1,32}[\s[{]/.test(text)) return undefined;
  const sizes = new Map<string, number>();
  let anchor: string | undefined;
  let seen = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (++seen > MAX_TOKENS) return undefined;
    if (match[1] !== undefined) {
      anchor = match[1];
      sizes.set(anchor, 1);
    } else if (anchor !== undefined) {
      // An alias of what stands around it is no document; counted as one.
      const alias = match[2] as string;
      const size = (sizes.get(anchor) as number) + (alias === anchor ? 1 : (sizes.get(alias) ?? 0));
      if (size > BEYOND_REASON)
        return { start: 0, end: text.length, what: 'become a document that no memory holds', unmistakable: true };
      sizes.set(anchor, size);
    }
  }
  return undefined;
}
