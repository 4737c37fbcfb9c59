import { choice, flag, integer, probability } from '../kinds.js';
import { setting } from '../setting.js';

const length = integer(0, 1_000_000);

/** The model, and data leaks in responses. */
export const DETECTION = {
  XSS_PROBA: setting({
    seed: true,
    kind: probability,
    default: 0.6,
    doc: 'Score from which the model calls a value cross-site scripting.',
    differs:
      'pyrasp says default 0.60, "should be left to 0.8", and 0.80 in its example: the default of the table stands.',
  }),
  MIN_XSS_LEN: setting({
    seed: true,
    kind: length,
    default: 16,
    unit: 'characters',
    doc: 'Shorter values are not given to the model for cross-site scripting. Grammars read every length.',
  }),
  SQLI_PROBA: setting({
    seed: true,
    kind: probability,
    default: 0.725,
    doc: 'Score from which the model calls a value SQL injection.',
  }),
  MIN_SQLI_LEN: setting({
    seed: true,
    kind: length,
    default: 16,
    unit: 'characters',
    doc: 'Shorter values are not given to the model for SQL injection. Grammars read every length.',
    differs: 'The table of pyrasp says 16, its example 8: the table stands.',
  }),
  ML_RUNTIME: setting({
    kind: choice('auto', 'onnxruntime', 'builtin'),
    default: 'auto',
    doc: 'What runs the model: onnxruntime-node, our own interpreter, or whichever measured better and is there.',
  }),
  DLP_PHONE_NUMBERS: setting({ seed: true, kind: flag, default: false, doc: 'Look for phone numbers in responses.' }),
  DLP_CC_NUMBERS: setting({ seed: true, kind: flag, default: false, doc: 'Look for card numbers in responses.' }),
  DLP_PRIVATE_KEYS: setting({ seed: true, kind: flag, default: false, doc: 'Look for private keys in responses.' }),
  DLP_HASHES: setting({ seed: true, kind: flag, default: false, doc: 'Look for hashes of passwords in responses.' }),
  DLP_WINDOWS_CREDS: setting({
    seed: true,
    kind: flag,
    default: false,
    doc: 'Look for Windows credentials in responses.',
  }),
  DLP_LINUX_CREDS: setting({
    seed: true,
    kind: flag,
    default: false,
    doc: 'Look for Linux credentials in responses.',
  }),
  DLP_HOLD_BYTES: setting({
    kind: integer(0, 16_777_216),
    default: 262_144,
    unit: 'bytes',
    doc: 'How much of a response is held back until it was searched whole. A leak in it is answered with the block page; in a larger one the connection is cut before the leak goes out.',
  }),
  DLP_HOLD_MS: setting({
    kind: integer(1, 60_000),
    default: 1_000,
    unit: 'milliseconds',
    doc: 'How long a response that comes slowly is held back; then it is searched piece by piece as it goes out.',
  }),
  DLP_LOG_LEAKED_DATA: setting({
    kind: flag,
    default: false,
    doc: 'Put what leaked into the event. Off, the event only says what kind of data it was.',
  }),
} as const;
