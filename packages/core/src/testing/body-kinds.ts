import type { ClientMessage } from './client.js';

/** One parameter of a body, and its value. */
export interface Field {
  readonly name: string;
  readonly value: string;
}

type Body = Pick<ClientMessage, 'body' | 'headers'>;

export const BOUNDARY = '----contract';

/** How clients write a body, by what the application will read it with. */
export const BODY_KINDS = {
  none: (): Body => ({}),
  urlencoded: ({ name, value }: Field): Body => ({
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  }),
  json: ({ name, value }: Field): Body => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ order: [{ [name]: value }] }),
  }),
  multipart: ({ name, value }: Field): Body => ({
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    body: multipart([{ disposition: `form-data; name="${name.replaceAll('"', '%22')}"`, content: value }]),
  }),
  xml: ({ value }: Field): Body => ({
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0"?><order><note>${escapeXml(value)}</note></order>`,
  }),
  text: ({ value }: Field): Body => ({ headers: { 'content-type': 'text/plain' }, body: value }),
} as const satisfies Record<string, (field: Field) => Body>;

export type BodyKind = keyof typeof BODY_KINDS;

/** One part of a multipart body; `headers` are further lines of its head. */
export interface Part {
  readonly disposition: string;
  readonly headers?: readonly string[];
  readonly content: string | Buffer;
}

/** A multipart body with `BOUNDARY`. */
export function multipart(parts: readonly Part[]): Buffer {
  const pieces = parts.map(({ disposition, headers = [], content }) => {
    const head = [`--${BOUNDARY}`, `Content-Disposition: ${disposition}`, ...headers, '', ''].join('\r\n');
    return Buffer.concat([Buffer.from(head), Buffer.from(content as string), Buffer.from('\r\n')]);
  });
  return Buffer.concat([...pieces, Buffer.from(`--${BOUNDARY}--\r\n`)]);
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
