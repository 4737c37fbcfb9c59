import { fileURLToPath } from 'node:url';

/** The folder that holds model.json and what it names. */
export const folder = fileURLToPath(new URL('.', import.meta.url));
