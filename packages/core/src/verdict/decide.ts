import { type Block, type Finding, PASS, type Verdict } from './verdict.js';

/** Makes the answer to a request that is refused for a finding. */
export type ToBlock = (finding: Finding, findings: readonly Finding[]) => Block;

/** What is done with a request: the first finding whose mode blocks decides. */
export function decide(findings: readonly Finding[], toBlock: ToBlock): Verdict {
  if (findings.length === 0) return PASS;
  const decisive = findDecisive(findings);
  return decisive === undefined ? { action: 'pass', findings } : toBlock(decisive, findings);
}

/** The finding for which a request is refused; findings of mode 3 are only logged. */
export function findDecisive(findings: readonly Finding[]): Finding | undefined {
  return findings.find(({ mode }) => mode === 1 || mode === 2);
}
