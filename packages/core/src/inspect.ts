import type { Outcome } from './checks/judge.js';
import type { RequestHead } from './checks/request-check.js';
import type { Doubt } from './checks/second-opinion.js';
import type { Client, Sender } from './clients/client.js';
import { GatheredFields } from './gathered-fields.js';
import { pushBodyFault, pushLimitFault, pushUnreadable, toBlacklistFinding } from './input-findings.js';
import { afterwards, isPromise, type MaybePromise } from './maybe-promise.js';
import type { Policy } from './policy.js';
import type { BodyOutcome } from './request/body-gate.js';
import { type BodyHold, holdBody } from './request/body-hold.js';
import type { BodyReading } from './request/body-reading.js';
import { drainBody } from './request/drain.js';
import { routesByUrl, toIgnorablePath } from './request/ignorable-path.js';
import { hasBody } from './request/message-stream.js';
import type { Exchange } from './request/request.js';
import { readBuffer } from './request/select-reader.js';
import { guardResponse } from './response/gate.js';
import { sendBlock } from './response/send-block.js';
import { silence } from './response/silence.js';
import type { BlacklistEntry } from './state/store.js';
import { collectParsed, collectReading, collectRepeatedFields } from './values/collect-body.js';
import type { Collection } from './values/collection.js';
import { decide, findDecisive } from './verdict/decide.js';
import { type Block, type Finding, PASS, type Verdict } from './verdict/verdict.js';

/** One request on its way through the pipeline. */
export interface Inspected {
  readonly exchange: Exchange;
  readonly sender: Sender;
  /** The client's address in its one spelling; undefined on a Unix socket. */
  readonly client: string | undefined;
  /** Taken once: a request is decided by one whole configuration revision. */
  readonly policy: Policy;
  readonly findings: Finding[];
  /** What grammars left open, until the model is asked: once, before the application sees what it is about. */
  readonly doubts: Doubt[];
  doubtedHead: Outcome['doubtedHead'];
  verdict: Verdict;
  /** How many of `findings` were told of: what follows a file part is judged after the rest was reported. */
  reported: number;
}

/** What the pipeline asks of the engine around it. */
export interface Surroundings {
  policy(): Policy;
  findBlacklisted(key: string): MaybePromise<BlacklistEntry | undefined>;
  /** Tells what was found and done, and bans whom the findings ban. */
  report(request: Inspected): void;
  /** Something of ours failed while it read an input. */
  reportFailure(where: string, error: unknown): void;
}

/**
 * The way of a request, top to bottom: sender → whitelist → ignored paths → blacklist → spoofing, decoys, paths →
 * floods → forbidden headers, repeated parameters → values of the head → body → verdict.
 * Answers at once where nothing has to be waited for.
 */
export class Inspection {
  readonly #around: Surroundings;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  inspect(exchange: Exchange): MaybePromise<Verdict> {
    const policy = this.#around.policy();
    const sender = policy.senders.find(exchange);
    const path = toIgnorablePath(exchange.target);
    const isFree = isExempt(sender.client, policy) || isIgnored(path, exchange, policy);
    const request: Inspected = {
      exchange,
      sender,
      client: sender.client?.address,
      policy,
      findings: [],
      doubts: [],
      doubtedHead: undefined,
      verdict: PASS,
      reported: 0,
    };
    const watch = isFree ? policy.answers.exempt : policy.answers.inspected;
    if (watch !== undefined) guardResponse(exchange.reply, watch, request);
    if (isFree) return PASS;
    const banned = this.#findBanned(request);
    return isPromise(banned)
      ? banned.then((entry) => this.#inspectClient(request, entry, path))
      : this.#inspectClient(request, banned, path);
  }

  #findBanned({ sender: { client }, policy }: Inspected): MaybePromise<BlacklistEntry | undefined> {
    if (client === undefined || policy.revision.config.BLACKLIST_OVERRIDE) return undefined;
    return this.#around.findBlacklisted(client.key);
  }

  /** `path`: decoded; undefined where it could mean several. */
  #inspectClient(
    request: Inspected,
    banned: BlacklistEntry | undefined,
    path: string | undefined,
  ): MaybePromise<Verdict> {
    const { policy, findings } = request;
    if (banned !== undefined) {
      findings.push(toBlacklistFinding(banned));
      return this.#refuse(request, 0);
    }
    const { beforeFlood, flood } = policy;
    if (!beforeFlood.isIdle && beforeFlood.judge(toHead(request), findings)) return this.#refuse(request, 0);
    const found = flood?.count(request, path);
    return isPromise(found)
      ? found.then((finding) => this.#inspectContent(request, finding))
      : this.#inspectContent(request, found);
  }

  #inspectContent(request: Inspected, flood: Finding | undefined): MaybePromise<Verdict> {
    if (flood !== undefined) request.findings.push(flood);
    if (findDecisive(request.findings) === undefined) this.#inspectHead(request);
    if (findDecisive(request.findings) !== undefined) return this.#refuse(request, 0);
    const { parsedBody, headOnly } = request.exchange;
    if (parsedBody !== undefined && headOnly !== true) return this.#inspectParsed(request, parsedBody);
    if (headOnly === true || !hasBody(request.exchange.message)) return this.#conclude(request, 0);
    return this.#inspectBody(request);
  }

  #inspectHead(request: Inspected): void {
    const { target, message } = request.exchange;
    const { policy, findings } = request;
    if (!policy.afterFlood.isIdle && policy.afterFlood.judge(toHead(request), findings)) return;
    try {
      pushLimitFault(request, policy.judge.judgeHead({ target, rawHeaders: message.rawHeaders }, request));
    } catch (error) {
      this.#refuseUnreadable(request, error);
    }
  }

  #inspectParsed(request: Inspected, parsedBody: unknown): MaybePromise<Verdict> {
    const judged = Buffer.isBuffer(parsedBody)
      ? this.#inspectBuffer(request, parsedBody)
      : this.#judge(request, () => collectParsed(parsedBody));
    return afterwards(judged, () => this.#conclude(request, 0));
  }

  #inspectBuffer(request: Inspected, body: Buffer): MaybePromise<void> {
    const { exchange, policy } = request;
    const { readings, fault } = readBuffer(body, exchange.message.headers, policy.revision.config.FIELD_LIMIT_BYTES);
    const refuse = (isHarmless: boolean): void => {
      if (isHarmless && fault !== undefined) pushBodyFault(request, fault);
    };
    const judged = this.#judgeReadings(request, readings, readings);
    return isPromise(judged) ? judged.then(refuse) : refuse(judged);
  }

  #inspectBody(request: Inspected): MaybePromise<Verdict> {
    const { exchange, policy } = request;
    const { HOLD_LIMIT_MS, FIELD_LIMIT_BYTES } = policy.revision.config;
    const fields = new GatheredFields();
    const hold: BodyHold = holdBody(exchange.message, {
      reply: exchange.reply,
      timeoutMs: HOLD_LIMIT_MS,
      limitBytes: FIELD_LIMIT_BYTES,
      judge: (readings, isDue) => this.#judgeReadings(request, readings, fields.take(readings, isDue)),
      onLate: (outcome) => this.#settleLate(request, hold, outcome),
    });
    const { outcome } = hold;
    if (!isPromise(outcome)) return this.#conclude(request, 0);
    return outcome.then((settled) => this.#settleBody(request, hold, settled));
  }

  /** True where nothing blocks. `fields`: among them those to be seen beside each other. */
  #judgeReadings(
    request: Inspected,
    readings: readonly BodyReading[],
    fields: readonly BodyReading[],
  ): MaybePromise<boolean> {
    const { wordFilter } = request.policy.judge;
    if (!this.#judgeBodyAsWhole(request, readings, fields)) return false;
    let judged = undefined as MaybePromise<void>;
    for (const reading of readings) {
      judged = afterwards(judged, () => this.#judge(request, () => collectReading(reading, wordFilter)));
    }
    if (fields.length > 0) judged = afterwards(judged, () => this.#judge(request, () => collectRepeatedFields(fields)));
    const isHarmless = (): boolean => findDecisive(request.findings) === undefined;
    return isPromise(judged) ? judged.then(isHarmless) : isHarmless();
  }

  /** `format` and `hpp`; false when a finding blocks. */
  #judgeBodyAsWhole(request: Inspected, readings: readonly BodyReading[], fields: readonly BodyReading[]): boolean {
    try {
      request.policy.judgeBody?.(request, readings, fields);
    } catch (error) {
      this.#refuseUnreadable(request, error);
    }
    return findDecisive(request.findings) === undefined;
  }

  #settleBody(request: Inspected, hold: BodyHold, outcome: BodyOutcome): MaybePromise<Verdict> {
    if (outcome.kind === 'fault') pushBodyFault(request, outcome);
    return afterwards(settleDoubts(request), () => {
      if (findDecisive(request.findings) === undefined) hold.release();
      else hold.discard();
      return this.#conclude(request, hold.receivedBytes);
    });
  }

  /** The handler runs already: its stream is cut off, and the client gets the block if nothing was answered yet. */
  #settleLate(request: Inspected, hold: BodyHold, outcome: BodyOutcome): void {
    if (outcome.kind === 'fault') pushBodyFault(request, outcome);
    const concluded = afterwards(settleDoubts(request), () => this.#concludeLate(request, hold));
    // Nobody waits for what comes late: an error in it must not end the process.
    if (isPromise(concluded)) concluded.catch((error: unknown) => this.#around.reportFailure('inspection', error));
  }

  #concludeLate(request: Inspected, hold: BodyHold): void {
    const verdict = decide(request.findings, toBlock(request));
    request.verdict = verdict;
    this.#around.report(request);
    if (verdict.action === 'pass') {
      hold.release();
      return;
    }
    hold.discard();
    const { message, reply } = request.exchange;
    if (!reply.headersSent && !('stream' in reply)) reply.setHeader('Connection', 'close');
    sendBlock(reply, verdict);
    silence(reply);
    // The answer first: destroying the request at once would take the connection, and the answer with it.
    reply.once('finish', () => message.destroy());
  }

  /** Much text is judged in turns with what else the process has to do. */
  #judge(request: Inspected, collect: () => Collection): MaybePromise<void> {
    const { judge } = request.policy;
    const { target, message, parsedBody } = request.exchange;
    // A body that was parsed before us reaches its handler, whether its client waits for the answer or not.
    const isOver = (): boolean => message.aborted && parsedBody === undefined;
    try {
      const collection = collect();
      if (!isMuch(collection)) return pushLimitFault(request, judge.judgeBody(collection, request, target));
      return judge.judgeInTurns(collection, request, { target, isOver }).then(
        (fault) => pushLimitFault(request, fault),
        (error: unknown) => this.#refuseUnreadable(request, error),
      );
    } catch (error) {
      this.#refuseUnreadable(request, error);
    }
  }

  /** Whatever goes wrong while a request's text is read was made to go wrong by that text. */
  #refuseUnreadable(request: Inspected, error: unknown): void {
    this.#around.reportFailure('inspection', error);
    pushUnreadable(request);
  }

  #conclude(request: Inspected, receivedBytes: number): MaybePromise<Verdict> {
    if (request.doubts.length > 0) {
      return afterwards(settleDoubts(request), () => this.#finish(request, receivedBytes));
    }
    return this.#finish(request, receivedBytes);
  }

  #finish(request: Inspected, receivedBytes: number): MaybePromise<Verdict> {
    if (request.findings.length === 0) return PASS;
    if (findDecisive(request.findings) !== undefined) return this.#refuse(request, receivedBytes);
    request.verdict = { action: 'pass', findings: request.findings };
    this.#around.report(request);
    return request.verdict;
  }

  /** Reads the rest of the body away within bounds, so that the connection stays usable, or has it closed. */
  #refuse(request: Inspected, receivedBytes: number): MaybePromise<Verdict> {
    const { message, reply } = request.exchange;
    request.verdict = decide(request.findings, toBlock(request));
    this.#around.report(request);
    const finish = (drained: boolean): Verdict => {
      if (!drained && !reply.headersSent) reply.setHeader('Connection', 'close');
      return request.verdict;
    };
    const drained = request.exchange.headOnly === true ? false : drainBody(message, receivedBytes);
    return isPromise(drained) ? drained.then(finish) : finish(drained);
  }
}

/** The model is asked once about everything that was left open; not at all where the request is refused anyway. */
function settleDoubts(request: Inspected): MaybePromise<void> {
  if (request.doubts.length === 0) return undefined;
  if (findDecisive(request.findings) === undefined)
    return request.policy.judge.settle(request, request.exchange.target);
  request.doubts.length = 0;
}

/** Nobody is exempt for an address that he wrote, or that speaks for others unknown to us. */
function isExempt(client: Client | undefined, policy: Policy): boolean {
  if (client === undefined || client.standing === 'self-written' || client.standing === 'unnamed-proxy') return false;
  return policy.whitelist.has(client.address);
}

function isIgnored(path: string | undefined, { message }: Exchange, policy: Policy): boolean {
  return path !== undefined && policy.revision.patterns.ignores(path) && routesByUrl(message.headers);
}

/** Characters that are judged at once: a millisecond or two, where they are hard to read. */
const AT_ONCE = 16_384;

function isMuch({ values }: Collection): boolean {
  let characters = 0;
  for (const { text } of values) {
    characters += text.length;
    if (characters > AT_ONCE) return true;
  }
  return false;
}

function toHead({ exchange, sender }: Inspected): RequestHead {
  const { target, message } = exchange;
  const { method = '', headers, rawHeaders } = message;
  return { method, target, headers, rawHeaders, isForwarded: sender.isForwarded, routed: exchange };
}

/** Makes the block of a request, by its policy and what its client accepts. */
export function toBlock({ exchange, policy }: Inspected): (finding: Finding, findings: readonly Finding[]) => Block {
  const { accept } = exchange.message.headers;
  return (finding, findings) => ({ action: 'block', ...policy.blockPage(finding, accept), findings });
}
