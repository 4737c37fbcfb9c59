import type { Detection } from '../check.js';
import { BARE_SCRIPT } from './script-bare.js';

/**
 * The first forty characters of a script that a browser did not run, in its report (CSP 3, 5.5): a script is what is
 * expected there, and whoever shows it shows text. Markup and what leaves a string stay what they are.
 */
export function isViolationSample({ context }: Detection, text: string, path: string): boolean {
  return (
    context === BARE_SCRIPT &&
    text.length <= MAX_SAMPLE &&
    /^(?:csp-report\.script-sample|(?:\[\d{1,4}\]\.)?body\.sample)$/.test(path)
  );
}

/** Forty, and what some browsers write behind what they cut. */
const MAX_SAMPLE = 44;
