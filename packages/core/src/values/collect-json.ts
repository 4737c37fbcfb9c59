import { type Collection, exceed } from './collection.js';
import { unescapeJson } from './decoders/json-escapes.js';
import { type JsonFrame, JsonValue, openFrame } from './json-path.js';
import { VALUE_LIMITS } from './limits.js';

/**
 * Reads every key and text of a JSON document without building it: duplicate keys are all seen, depth costs no stack,
 * and what is no JSON is still scanned for its strings.
 */
export function collectJson(text: string, into: Collection): void {
  const first = into.values.length;
  let frame: JsonFrame | undefined;
  let index = 0;
  while (index < text.length) {
    const unit = text.charCodeAt(index);
    if (into.values.length - first > VALUE_LIMITS.jsonValues) {
      exceed(into, 'jsonValues', 'json_values');
      return;
    }
    if (unit === 0x22) {
      index = collectString(text, index, { frame, into });
    } else if (unit === 0x7b || unit === 0x5b) {
      frame = openFrame(frame, unit === 0x5b);
      if (frame.depth > VALUE_LIMITS.jsonDepth) {
        exceed(into, 'jsonDepth', 'json_values');
        return;
      }
      index++;
    } else if (unit === 0x7d || unit === 0x5d) {
      frame = frame?.parent;
      index++;
    } else if (unit === 0x2c) {
      if (frame?.isArray === true) frame.position++;
      index++;
    } else if (unit <= 0x20 || unit === 0x3a) {
      index++;
    } else {
      index = collectBare(text, index, { frame, into });
    }
  }
}

interface Place {
  readonly frame: JsonFrame | undefined;
  readonly into: Collection;
}

/** Reads the string that opens at `open`; the index behind it. */
function collectString(text: string, open: number, { frame, into }: Place): number {
  const close = endOfString(text, open + 1);
  const raw = text.slice(open + 1, close);
  const content = raw.includes('\\') ? unescapeJson(raw) : raw;
  const isKey = frame !== undefined && !frame.isArray && nextUnit(text, close + 1) === 0x3a;
  if (isKey) frame.key = content;
  if (content !== '') into.values.push(new JsonValue(isKey ? 'json_keys' : 'json_values', content, frame));
  return close + 1;
}

/** The index of the closing quote, or the end. Each backslash is passed once, so runs of them cost nothing extra. */
function endOfString(text: string, start: number): number {
  const quote = text.indexOf('"', start);
  if (quote === -1) return text.length;
  if (text.charCodeAt(quote - 1) !== 0x5c) return quote;
  for (let index = start; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0x22) return index;
    if (unit === 0x5c) index++;
  }
  return text.length;
}

function nextUnit(text: string, start: number): number {
  let index = start;
  while (index < text.length && text.charCodeAt(index) <= 0x20) index++;
  return index < text.length ? text.charCodeAt(index) : -1;
}

/** Numbers, `true`, `false` and `null` say nothing; any other bare text is seen by whatever reads this document. */
function collectBare(text: string, start: number, { frame, into }: Place): number {
  let end = start;
  while (end < text.length && !BARE_END.has(text.charCodeAt(end))) end++;
  if (end === start) end++;
  const content = text.slice(start, end);
  if (!HARMLESS_BARE.test(content)) into.values.push(new JsonValue('json_values', content, frame));
  return end;
}

const BARE_END = new Set([0x0a, 0x0d, 0x22, 0x2c, 0x5b, 0x5d, 0x7b, 0x7d]);
const HARMLESS_BARE = /^(?:true|false|null|[-+.0-9eE]*)\s*$/;
