import type { Location } from '../values/value.js';
import { BOUNDARY, multipart } from './body-kinds.js';
import type { ClientMessage } from './client.js';

/** One way in which a client can write a text, and where the application reads it. */
export interface Writing {
  readonly name: string;
  readonly location: Location;
  write(text: string): ClientMessage;
  /** The attack to write; the textbook's SQL injection where nothing else is said. */
  readonly attack?: string;
}

export const url = encodeURIComponent;

export function head(headers: Record<string, string | string[]>): ClientMessage {
  return { path: '/echo', headers };
}

export function typed(type: string, body: string | Buffer, headers: Record<string, string> = {}): ClientMessage {
  return { path: '/echo', method: 'POST', headers: { 'content-type': type, ...headers }, body };
}

export function json(body: string | Buffer, charset = ''): ClientMessage {
  return typed(`application/json${charset}`, body);
}

export function form(body: string | Buffer, charset = ''): ClientMessage {
  return typed(`application/x-www-form-urlencoded${charset}`, body);
}

export function parts(...content: Parameters<typeof multipart>[0]): ClientMessage {
  return typed(`multipart/form-data; boundary=${BOUNDARY}`, multipart(content));
}

export function field(name: string, content: string | Buffer): { disposition: string; content: string | Buffer } {
  return { disposition: `form-data; name="${name}"`, content };
}

export function file(name: string, fileName: string, content: string | Buffer): ReturnType<typeof field> {
  return { disposition: `form-data; name="${name}"; filename="${fileName}"`, content };
}
