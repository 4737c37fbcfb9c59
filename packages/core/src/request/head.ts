import type { Message } from './request.js';

/** The path of a request target as the client wrote it, still encoded. */
export function pathOf(target: string): string {
  const start = pathStart(target);
  const end = queryStart(target, start);
  return start === 0 && end < 0 ? target : target.slice(start, end < 0 ? target.length : end) || '/';
}

/** The query of a request target, without its question mark, still encoded. A fragment, which no client sends, is part of it. */
export function queryOf(target: string): string {
  const start = queryStart(target, pathStart(target));
  return start < 0 ? '' : target.slice(start + 1);
}

/** `http://host/path` (RFC 9112 section 3.2.2) has a path too; Node does not split it. */
function pathStart(target: string): number {
  const first = target.charCodeAt(0);
  if (first === 0x2f || first === 0x2a) return 0;
  const scheme = target.indexOf('://');
  if (scheme <= 0 || !isScheme(target, scheme)) return 0;
  for (let at = scheme + 3; at < target.length; at++) {
    const code = target.charCodeAt(at);
    if (code === 0x2f || code === 0x3f || code === 0x23) return at;
  }
  return target.length;
}

function isScheme(target: string, end: number): boolean {
  for (let at = 0; at < end; at++) {
    const code = target.charCodeAt(at);
    const isLetter = (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
    if (!isLetter && !(at > 0 && ((code >= 0x30 && code <= 0x39) || code === 0x2b || code === 0x2d || code === 0x2e))) {
      return false;
    }
  }
  return true;
}

function queryStart(target: string, from: number): number {
  return target.indexOf('?', from);
}

/** Calls `use` for every header line as it came: Node's `headers` joins some repeated ones and drops others. */
export function eachHeader(message: Message, use: (name: string, value: string) => void): void {
  const { rawHeaders } = message;
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] as string;
    // HTTP/2 pseudo headers are method, path, host and scheme.
    if (name.charCodeAt(0) !== 0x3a) use(name, rawHeaders[at + 1] as string);
  }
}

/** A header's value; repeated ones as Node joins them. */
export function headerOf(message: Message, name: string): string | undefined {
  const value = message.headers[name];
  return typeof value === 'string' || value === undefined ? value : value.join(', ');
}

/** The host that the client asked for, with its port: HTTP/2 has it in a pseudo header. */
export function hostOf(message: Message): string | undefined {
  return message.headers.host ?? ('authority' in message ? message.authority : undefined);
}

/** Headers by which some frameworks and proxies let a client replace the method. */
export const METHOD_OVERRIDES = ['x-http-method-override', 'x-http-method', 'x-method-override'] as const;

/** Headers by which some frameworks and proxies let a client replace the request target. */
export const TARGET_OVERRIDES = ['x-original-url', 'x-rewrite-url'] as const;

/** The target that a header puts in the place of the request's own. */
export function targetOverrideOf(message: Message): string | undefined {
  const { headers } = message;
  return one(headers[TARGET_OVERRIDES[0]]) ?? one(headers[TARGET_OVERRIDES[1]]);
}

/** The method that a header puts in the place of the request's own, in capitals. */
export function methodOverrideOf(message: Message): string | undefined {
  const { headers } = message;
  for (const name of METHOD_OVERRIDES) {
    const value = one(headers[name]);
    if (value !== undefined) return value.trim().toUpperCase();
  }
  return undefined;
}

function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
