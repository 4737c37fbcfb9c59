import { createHash } from 'node:crypto';
import { createRandom, type Random } from '../random.js';
import type { WireResponse } from '../sample.js';
import type { Document, DocumentKind } from './documents.js';

/** One line of the built set. */
export interface BuiltResponse extends WireResponse {
  readonly kind: string;
  readonly origin: string;
}

const TYPES: Readonly<Partial<Record<DocumentKind, string>>> = {
  html: 'text/html; charset=utf-8',
  script: 'text/javascript; charset=utf-8',
  json: 'application/json',
  css: 'text/css',
};

const FROM_FILES = 4_500;
const MADE = 1_500;
const LONGEST = 80_000;

/** Pages, scripts, styles and data of packages as a server would answer them, and answers of an application. */
export function buildResponses(documents: readonly Document[]): BuiltResponse[] {
  const random = createRandom('responses');
  const files = random.shuffle(
    documents.filter(({ kind, text }) => TYPES[kind] !== undefined && text.length <= LONGEST),
  );
  const made = Array.from({ length: MADE }, (_, index) => make(random, index));
  return [...files.slice(0, FROM_FILES).map((file) => serve(file)), ...made];
}

function serve({ kind, text, package: origin }: Document): BuiltResponse {
  const hash = createHash('sha1').update(text).digest('hex');
  const headers = { 'Content-Type': TYPES[kind] ?? '', ETag: `"${hash}"`, 'Cache-Control': 'public, max-age=31536000' };
  return { kind, origin, status: 200, headers, body: text };
}

/** Numbers and hashes that look like what must not leak: order numbers, tracking codes, SRI, build and session ids. */
function make(random: Random, index: number): BuiltResponse {
  const page = random.chance(0.5);
  const body = page ? shopPage(random) : JSON.stringify(orders(random));
  const headers = {
    'Content-Type': page ? 'text/html' : 'application/json',
    ETag: `W/"${hex(random, 10)}"`,
    'X-Request-Id': uuid(random),
  };
  return { kind: page ? 'page' : 'data', origin: `made/responses-${index % 10}`, status: 200, headers, body };
}

function orders(random: Random): object[] {
  return Array.from({ length: 1 + random.below(12) }, () => ({
    id: uuid(random),
    orderNumber: digits(random, 16),
    invoice: `INV-${digits(random, 12)}`,
    ean: digits(random, 13),
    createdAt: 1_700_000_000_000 + random.below(1e9),
    position: [random.next() * 180, random.next() * 90],
    amount: { value: random.below(1e6) / 100, currency: 'EUR' },
    commit: hex(random, 40),
    thumbnail: `/img/${hex(random, 32)}.webp?v=${digits(random, 10)}`,
    integrity: `sha384-${base64(random, 48)}`,
    tracking: `1Z${digits(random, 16)}`,
    isbn: `978-${digits(random, 1)}-${digits(random, 4)}-${digits(random, 4)}-${digits(random, 1)}`,
  }));
}

function shopPage(random: Random): string {
  const items = Array.from({ length: 3 + random.below(20) }, () => {
    const id = uuid(random);
    return `<li data-id="${id}" data-sku="${digits(random, 12)}"><a href="/p/${id}?ref=${hex(random, 16)}">Item ${digits(random, 4)}-${digits(random, 6)}</a> <time datetime="2024-01-${10 + random.below(18)}">${digits(random, 4)} ${digits(random, 4)} ${digits(random, 3)}</time></li>`;
  });
  return `<!doctype html><html><head><script src="/assets/app.${hex(random, 20)}.js" integrity="sha256-${base64(random, 32)}" crossorigin nonce="${base64(random, 16)}"></script><link rel="stylesheet" href="/assets/${hex(random, 8)}.css"><meta name="csrf-token" content="${base64(random, 32)}"></head><body><ul>${items.join('')}</ul><script>window.__STATE__=${JSON.stringify(orders(random))}</script></body></html>`;
}

function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.below(10)).join('');
}

function hex(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.below(16).toString(16)).join('');
}

function uuid(random: Random): string {
  return hex(random, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function base64(random: Random, bytes: number): string {
  return Buffer.from(Array.from({ length: bytes }, () => random.below(256))).toString('base64');
}
