import type { Leak } from './checks/dlp/leak.js';
import { LeakScanner } from './checks/dlp/leak-scanner.js';
import { isPhoneNumber, loadPhonePlan } from './checks/dlp/phone-plan.js';
import { type LeakSwitches, toLeakRules } from './checks/dlp/rules.js';
import type { Exceptions } from './checks/exceptions.js';
import type { Config } from './config/schema.js';
import { type Inspected, toBlock } from './inspect.js';
import type { ContentWatch } from './response/content/content-watch.js';
import { decide } from './verdict/decide.js';
import type { Finding, Mode } from './verdict/verdict.js';

export interface LeakWatchOptions {
  readonly config: Config;
  readonly exceptions: Exceptions;
  report(request: Inspected): void;
  onFailure(check: string, error: unknown): void;
}

/** Encodings that are told of; an application has one or two. */
const MAX_TOLD = 16;

/** What looks for leaks in answers (`dlp`); undefined: nothing is looked for. */
export function createLeakWatch(options: LeakWatchOptions): ContentWatch<Inspected> | undefined {
  const { config } = options;
  const mode = config.SECURITY_CHECKS.dlp;
  const switches = toSwitches(config);
  if (mode === 0 || !Object.values(switches).some(Boolean)) return undefined;
  const rules = toLeakRules(switches, isPhoneNumber);
  void prepareLeaks(config, options.onFailure);
  const told = new Set<string>();
  return {
    holdBytes: config.DLP_HOLD_BYTES,
    holdMs: config.DLP_HOLD_MS,
    onlyLogs: mode === 3,
    wants: (request) => request.verdict.action !== 'block',
    createScanner: (request) => new LeakScanner(rules, (leak) => isExcused(leak, request, options)),
    found: (request, leak) => refuse(request, leak as Leak, options),
    failed: (error) => options.onFailure('dlp', error),
    unreadable(encoding, why) {
      if (told.has(encoding) || told.size >= MAX_TOLD) return;
      told.add(encoding);
      options.onFailure('dlp', new Error(`answers in ${JSON.stringify(encoding)} go out unseen: ${why}`));
    },
  };
}

/** What has to be there before the first answer; undefined: nothing. Never rejects. */
export function prepareLeaks(config: Config, onFailure: LeakWatchOptions['onFailure']): Promise<void> | undefined {
  if (config.SECURITY_CHECKS.dlp === 0 || !config.DLP_PHONE_NUMBERS) return undefined;
  return loadPhonePlan().catch((error: unknown) => onFailure('dlp', error));
}

function toSwitches(config: Config): LeakSwitches {
  return {
    phones: config.DLP_PHONE_NUMBERS,
    cards: config.DLP_CC_NUMBERS,
    privateKeys: config.DLP_PRIVATE_KEYS,
    hashes: config.DLP_HASHES,
    windows: config.DLP_WINDOWS_CREDS,
    linux: config.DLP_LINUX_CREDS,
  };
}

/** `EXCEPTIONS` name a kind as their `parameter`: `{"check": "dlp", "parameter": "phone number", "route": "^/contact"}`. */
function isExcused(leak: Leak, { exchange }: Inspected, { config, exceptions }: LeakWatchOptions): boolean {
  return exceptions.excuse(toFinding(leak, config.SECURITY_CHECKS.dlp, leak.excerpt), exchange.target);
}

/** Nobody is blacklisted for what they were sent: mode 2 is mode 1 here. */
function refuse(
  request: Inspected,
  leak: Leak,
  { config, report }: LeakWatchOptions,
): ReturnType<ContentWatch<Inspected>['found']> {
  const mode = config.SECURITY_CHECKS.dlp === 3 ? 3 : 1;
  request.findings.push(toFinding(leak, mode, config.DLP_LOG_LEAKED_DATA ? leak.excerpt : ''));
  request.verdict = decide(request.findings, toBlock(request));
  report(request);
  return request.verdict.action === 'block' ? request.verdict : undefined;
}

function toFinding({ kind }: Leak, mode: Mode, payload: string): Finding {
  const explanation = `The answer held a ${kind}.`;
  return {
    check: 'dlp',
    mode,
    location: 'content',
    path: kind,
    payload,
    steps: [],
    detection: {
      certainty: 'certain',
      start: 0,
      end: payload.length,
      context: 'the content of the answer',
      explanation,
    },
  };
}
