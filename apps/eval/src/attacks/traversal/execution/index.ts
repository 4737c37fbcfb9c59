import { createTraversalExecutor } from './traversal-executor.js';

export const TRAVERSAL_EXECUTORS = [createTraversalExecutor()];
