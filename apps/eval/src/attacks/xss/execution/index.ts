import { createBrowserExecutor } from './browser-executor.js';

/** The browser that runs here. */
export const XSS_EXECUTORS = [createBrowserExecutor()];
