/** The schemes whose URLs carry their own content and can run it, the first two names of JavaScript's included. */
export type ScriptScheme = 'javascript' | 'vbscript' | 'data' | 'livescript' | 'mocha';

export interface ScriptUrl {
  readonly scheme: ScriptScheme;
  /** Offset behind the colon. */
  readonly bodyStart: number;
}

const SCHEMES: readonly ScriptScheme[] = ['javascript', 'vbscript', 'data', 'livescript', 'mocha'];

/**
 * Reads the scheme as the WHATWG URL parser (4.4) does: controls and spaces in front are dropped, tabs and line breaks
 * anywhere; other controls too, because old browsers dropped them.
 */
export function readScriptUrl(text: string): ScriptUrl | undefined {
  let position = 0;
  while (position < text.length && text.charCodeAt(position) <= 32) position++;
  const first = text.charCodeAt(position) | 32;
  const scheme = SCHEMES.find((candidate) => candidate.charCodeAt(0) === first);
  if (scheme === undefined) return undefined;
  let matched = 0;
  for (; position < text.length; position++) {
    const unit = text.charCodeAt(position);
    if (unit < 32) continue;
    if (matched === scheme.length) return unit === 58 ? { scheme, bodyStart: position + 1 } : undefined;
    if ((unit | 32) !== scheme.charCodeAt(matched)) return undefined;
    matched++;
  }
  return undefined;
}

/** Whether a value could begin a script URL: looked at before anything is decoded or copied. */
export function mayBeScriptUrl(text: string, start: number, end: number): boolean {
  let position = start;
  while (position < end && text.charCodeAt(position) <= 32) position++;
  if (position >= end) return false;
  const unit = text.charCodeAt(position);
  if (unit === 38 || unit === 96) return true;
  const first = unit | 32;
  // j, v, d, l, m; and what follows once the characters that browsers drop are gone.
  if (first !== 106 && first !== 118 && first !== 100 && first !== 108 && first !== 109) return false;
  let next = position + 1;
  while (next < end && text.charCodeAt(next) < 32) next++;
  const second = text.charCodeAt(next) | 32;
  if (text.charCodeAt(next) === 38) return true;
  return first === 118 ? second === 98 : first === 108 ? second === 105 : second === (first === 109 ? 111 : 97);
}

/** Undoes `%41` for ASCII; other bytes cannot change what runs. */
export function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(/%([0-7][0-9a-fA-F])/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

export interface DataUrl {
  /** Lower case, without parameters; empty when the URL names none. */
  readonly type: string;
  readonly content: string;
}

/** Takes a data: URL apart (RFC 2397, Fetch 6); base64 is undone as leniently as any browser did. */
export function readDataUrl(body: string): DataUrl | undefined {
  const comma = body.indexOf(',');
  if (comma < 0) return undefined;
  const head = body.slice(0, Math.min(comma, 512)).toLowerCase();
  const type = (head.split(';', 1)[0] ?? '').trim();
  const content = decodePercent(body.slice(comma + 1));
  if (!/;\s*base64\s*$/.test(head)) return { type, content };
  return { type, content: Buffer.from(content.replaceAll(/\s/g, ''), 'base64').toString('latin1') };
}

/** Types that run where a script is expected (HTML Standard 4.12.1.1, MIME Sniffing 4.6). */
export function isScriptType(type: string): boolean {
  return type === '' || /^(?:text|application)\/(?:x-)?(?:java|ecma)script$/.test(type);
}

/** Types that a browser parses as a document with scripts (HTML Standard 7.4.2.3; MIME Sniffing 4.6). */
export function isDocumentType(type: string): boolean {
  return type === 'text/html' || type.endsWith('/xml') || type.endsWith('+xml') || type.endsWith('-xml');
}
