import { createLibxmlExecutor } from './libxml-executor.js';

/** The parser that runs here; PHP's wrappers, stylesheets and schemas stay unexecuted and are labelled so. */
export const XXE_EXECUTORS = [createLibxmlExecutor()];
