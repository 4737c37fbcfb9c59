import { createJavascriptExecutor } from './javascript-executor.js';

/** JavaScript runs here; what is written for other languages stays unexecuted and is labelled so. */
export const CODE_EXECUTORS = [createJavascriptExecutor()];
