import { fileURLToPath } from 'node:url';

/** Holds `hello.txt`. */
export const STATIC_FOLDER = fileURLToPath(new URL('../static', import.meta.url));

export { answerRaw } from './answer-raw.js';
export { expectClientKnown, expectNobodyBelieved, type TrustingApplication, toTrustOptions } from './proxy-trust.js';
export { type Digest, Digester, readBody } from './read-body.js';
export { type Serving, serve } from './serve.js';
export { digestFile, type Upload, type UploadedFile, uploadWithBusboy, uploadWithFormidable } from './uploads.js';
export { attachEcho } from './web-socket.js';
