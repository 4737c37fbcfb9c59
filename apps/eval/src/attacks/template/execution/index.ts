import { createJinjaExecutor } from './jinja-executor.js';
import { createNodeExecutor } from './node-executor.js';

/** The engines that run here; Java's, PHP's, Ruby's and .NET's languages stay unexecuted and are labelled so. */
export const TEMPLATE_EXECUTORS = [createNodeExecutor(), createJinjaExecutor()];
