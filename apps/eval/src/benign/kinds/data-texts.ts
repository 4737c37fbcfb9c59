import type { Random } from '../../random.js';
import type { TextKind } from '../kind.js';
import { paragraphs } from '../passages.js';

const LONGEST = 4_000;

/** JSON objects out of real files, GraphQL requests, JSON that carries prose. */
export const jsonGraphql: TextKind = {
  name: 'json-graphql',
  side: 'passes',
  real: true,
  why: 'data in a notation of its own',
  *collect({ documents, random }) {
    for (const document of documents) {
      if (document.kind === 'json') yield* piecesOf(document.text, document.package);
      if (document.kind !== 'markdown') continue;
      for (const [, code] of document.text.matchAll(/^```(?:json5?|graphql)[^\n]*\n([\s\S]*?)^```/gm)) {
        yield { text: (code ?? '').trim(), origin: document.package };
      }
      for (const text of paragraphs(document).slice(0, 6)) {
        yield {
          text: JSON.stringify({ id: random.below(9_999), title: text.slice(0, 40), body: text, tags: ['a', 'b&c'] }),
          origin: document.package,
        };
        yield { text: graphqlRequest(text, random), origin: document.package };
      }
    }
  },
};

function* piecesOf(json: string, origin: string) {
  let root: unknown;
  try {
    root = JSON.parse(json);
  } catch {
    return;
  }
  const open = [root];
  for (let taken = 0; taken < 60 && open.length > 0; ) {
    const node = open.shift();
    if (typeof node !== 'object' || node === null) continue;
    open.push(...Object.values(node).slice(0, 40));
    const text = JSON.stringify(node, null, taken % 2 === 0 ? 0 : 2);
    if (text.length < 30 || text.length > LONGEST) continue;
    taken += 1;
    yield { text, origin };
  }
}

function graphqlRequest(text: string, random: Random): string {
  const field = random.pick(['posts', 'users', 'orders', 'search']);
  const argument = JSON.stringify(text.slice(0, 80));
  return random.pick([
    `query { ${field}(where: {title: {_like: ${argument}}}, orderBy: {id: desc}, limit: 10) { id title author { name } } }`,
    `mutation { create${field}(input: {body: ${argument}}) { id errors { message } } }`,
    `query Find($q: String!, $first: Int = 10) { ${field}(filter: $q, first: $first) { edges { node { ... on Post { id } } } } }`,
    `{ ${field}(q: ${argument}) @include(if: true) { ...Fields } } fragment Fields on Node { id __typename }`,
  ]);
}

/** JWTs, base64 and hexadecimal of real text, identifiers and data URLs. */
export const tokens: TextKind = {
  name: 'tokens',
  side: 'passes',
  real: false,
  why: 'encoded data whose decoded text is harmless',
  *collect({ documents, random }) {
    for (const document of documents) {
      if (document.kind !== 'markdown' && document.kind !== 'plain') continue;
      for (const text of paragraphs(document).slice(0, 12)) {
        yield { text: random.pick(ENCODERS)(text.slice(0, 300), random), origin: document.package };
      }
    }
  },
};

const ENCODERS: readonly ((text: string, random: Random) => string)[] = [
  (text) => Buffer.from(text).toString('base64'),
  (text) => Buffer.from(text).toString('base64url'),
  (text) => Buffer.from(text).toString('hex'),
  (text) => `data:text/plain;base64,${Buffer.from(text).toString('base64')}`,
  (text, random) =>
    jwt({ sub: String(random.below(1e9)), name: text.slice(0, 20), iat: 1_600_000_000 + random.below(1e8) }, random),
  (text, random) =>
    jwt({ iss: 'https://login.example.org/', aud: ['api'], scope: 'read write', note: text.slice(0, 60) }, random),
  (_, random) => bytes(random, 32).toString('base64'),
  (_, random) => `data:image/png;base64,iVBORw0KGgo${bytes(random, 120).toString('base64')}`,
  (_, random) =>
    bytes(random, 16)
      .toString('hex')
      .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
];

function jwt(payload: object, random: Random): string {
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  return `${encode({ alg: random.pick(['HS256', 'RS256']), typ: 'JWT' })}.${encode(payload)}.${bytes(random, 32).toString('base64url')}`;
}

function bytes(random: Random, count: number): Buffer {
  return Buffer.from(Array.from({ length: count }, () => random.below(256)));
}
