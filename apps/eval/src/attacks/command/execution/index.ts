import { createShellExecutor } from './shell-executor.js';

/** The shells that run here; what is written for cmd.exe and PowerShell stays unexecuted and is labelled so. */
export const COMMAND_EXECUTORS = [createShellExecutor()];
