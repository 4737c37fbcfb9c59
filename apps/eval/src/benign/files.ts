import { cacheFolder } from '../workspace.js';

/** Where `pnpm --filter @rasp/eval benign` puts what it builds. */
export const TEXTS_FILE = cacheFolder('benign', 'texts.jsonl.gz');
export const RESPONSES_FILE = cacheFolder('benign', 'responses.jsonl.gz');
