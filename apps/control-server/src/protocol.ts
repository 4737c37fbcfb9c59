import type { FastifyReply, FastifyRequest } from 'fastify';
import { cursorOf, noteSeen, noteStart, saveCursor } from './agents.js';
import { type Answer, toAgentConfig, toAnswer, toSeedConfig } from './answers.js';
import { addEntry, type Changes, changesAfter, keepBounded, lastSeq, listEntries, toShareable } from './blacklist.js';
import { type Database, nowSeconds } from './database.js';
import { type KnownKey, requireKey } from './keys.js';
import { type Message, readMessage } from './message.js';
import type { Profile } from './profiles.js';

type StartAnswer = Answer<Readonly<Record<string, number>>>;
type BeaconAnswer = Answer<Pick<Changes, 'new' | 'remove'>>;

/** The cloud protocol: starts and beacons, of our agents and of pyrasp's. */
export class Protocol {
  readonly #database: Database;
  readonly #publicUrl: () => string;

  /** @param publicUrl Where agents find this server, without a slash at its end; asked once it listens. */
  constructor(database: Database, publicUrl: () => string) {
    this.#database = database;
    this.#publicUrl = publicUrl;
  }

  /** `GET`, as the documentation of pyrasp has it: the key is a header. */
  readonly startByGet = async (request: FastifyRequest): Promise<StartAnswer> => {
    const { headers } = request;
    const header = (name: string): string => String(headers[`x-rasp-${name}`] ?? '');
    const facts = { instance: header('instance'), version: header('version'), platform: header('platform') };
    return this.#start(readMessage({ ...facts, key: bearerOf(request) }));
  };

  /** `POST`, as the code of pyrasp has it: the key is in the body. */
  readonly startByPost = async (request: FastifyRequest, reply: FastifyReply): Promise<StartAnswer> => {
    const message = readMessage(request.body);
    const answer = await this.#start(message);
    this.#rememberFor(message, answer.cursor, reply);
    return answer;
  };

  readonly beacon = async (request: FastifyRequest, reply: FastifyReply): Promise<BeaconAnswer> => {
    const message = readMessage(request.body);
    const key = requireKey(this.#database, message.key);
    await this.#database.write(() => {
      noteSeen(this.#database, key.id, message);
      for (const shared of message.shared) this.#takeShared(shared, key, message);
      if (message.shared.length > 0) keepBounded(this.#database);
    });
    const answer = this.#answerBeacon(key, message);
    this.#rememberFor(message, answer.cursor, reply);
    return answer;
  };

  async #start(message: Message): Promise<StartAnswer> {
    const key = requireKey(this.#database, message.key);
    await this.#database.write(() => noteStart(this.#database, key.id, message));
    const entries = listEntries(this.#database).map(({ address, detected_at }) => [address, detected_at] as const);
    return toAnswer({
      config: this.#configFor(key.profile, message),
      blacklist: Object.fromEntries(entries),
      cursor: toCursor(key.profile, lastSeq(this.#database)),
    });
  }

  #answerBeacon(key: KnownKey, message: Message): BeaconAnswer {
    const { profile, seq } = readCursor(message.instance === '' ? cursorOf(this.#database, key.id) : message.cursor);
    const { seq: upTo, ...blacklist } = changesAfter(this.#database, seq, { keyId: key.id, ...message });
    const cursor = toCursor(key.profile, upTo);
    const isCurrent = profile === readCursor(cursor).profile;
    return toAnswer({ ...(isCurrent ? {} : { config: this.#configFor(key.profile, message) }), blacklist, cursor });
  }

  /** pyrasp never says what it has been told: whatever left here counts as told. */
  #rememberFor({ key, instance }: Message, cursor: string, reply: FastifyReply): void {
    if (instance !== '') return;
    const { id } = requireKey(this.#database, key);
    reply.raw.once('finish', () => void saveCursor(this.#database, id, cursor).catch(() => undefined));
  }

  #configFor(profile: Profile, { instance }: Message): object {
    return instance === '' ? toSeedConfig(profile, this.#publicUrl()) : toAgentConfig(profile, this.#publicUrl());
  }

  /** `[address, epoch]`. Time is counted by this machine's clock, unless the agent's seems right. */
  #takeShared(shared: unknown, key: KnownKey, message: Message): void {
    const [given, epoch]: readonly unknown[] = Array.isArray(shared) ? shared : [];
    const address = toShareable(given);
    if (address === undefined) return;
    const life = lifeOf(key.profile);
    const now = nowSeconds();
    const isPlausible = typeof epoch === 'number' && epoch <= now && epoch > now - life;
    const detected_at = isPlausible ? Math.floor(epoch) : now;
    const entry = { address, detected_at, expires_at: detected_at + life, key_id: key.id, instance: message.instance };
    addEntry(this.#database, entry);
  }
}

const DEFAULT_LIFE_SECONDS = 3_600;

/** How long an entry holds for the agents of a profile. */
function lifeOf({ config }: Profile): number {
  const { BLACKLIST_DELAY } = JSON.parse(config) as { readonly BLACKLIST_DELAY?: number };
  return BLACKLIST_DELAY ?? DEFAULT_LIFE_SECONDS;
}

/** `3.7:120`: version 7 of profile 3, and everything up to change 120 of the blacklist. */
function toCursor({ id, version }: Profile, seq: number): string {
  return `${id}.${version}:${seq}`;
}

function readCursor(cursor: string | undefined): { readonly profile: string; readonly seq: number } {
  const [, profile = '', seq = '0'] = /^(\d+\.\d+):(\d{1,15})$/.exec(cursor ?? '') ?? [];
  return { profile, seq: Number(seq) };
}

/** The token of `Authorization: Bearer`. */
export function bearerOf({ headers }: FastifyRequest): string | undefined {
  return /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
}
