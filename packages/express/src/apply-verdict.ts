import type { ServerResponse } from 'node:http';
import { sendBlock, type Verdict } from '@rasp/core/adapter';

/** Answers a blocked request in the application's place, or lets it go on. */
export function applyVerdict(verdict: Verdict, response: ServerResponse, next: () => void): void {
  if (verdict.action === 'block') sendBlock(response, verdict);
  else next();
}
