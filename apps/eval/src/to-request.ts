import type { Source } from '../../../packages/core/src/values/value.js';
import { hash32 } from './random.js';
import type { Sample, WireRequest } from './sample.js';

/** Where a text lands when its sample does not say; longer texts go into bodies, as anybody would send them. */
const PLACES: readonly Source[] = ['qs_values', 'post_values', 'json_values'];
const LONGEST_QUERY = 3_000;

/** The request that carries a sample: its own, or one with its text at the place it names. */
export function toRequest(sample: Sample): WireRequest {
  if (sample.request !== undefined) return sample.request;
  // Lone surrogates cannot go over a wire.
  const text = Buffer.from(sample.text ?? '').toString();
  return carry(text, sample.location ?? placeOf(sample.id, text));
}

function placeOf(id: string, text: string): Source {
  const place = PLACES[hash32(id) % PLACES.length] as Source;
  return place === 'qs_values' && text.length > LONGEST_QUERY ? 'post_values' : place;
}

function carry(text: string, place: Source): WireRequest {
  const encoded = encodeURIComponent(text);
  switch (place) {
    case 'path':
      return get(`/files/${encoded}`);
    case 'qs_variables':
      return get(`/search?${encoded}=1`);
    case 'post_variables':
      return post(`${encoded}=1`, 'application/x-www-form-urlencoded');
    case 'post_values':
      return post(`q=${encoded}`, 'application/x-www-form-urlencoded');
    case 'json_keys':
      return post(JSON.stringify({ [text]: 1 }), 'application/json');
    case 'json_values':
      return post(JSON.stringify({ q: text }), 'application/json');
    case 'xml_values':
      return post(`<a>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</a>`, 'application/xml');
    case 'text':
      return post(text, rawType(text));
    case 'file_names':
      return post(multipart(text), 'multipart/form-data; boundary=limit');
    case 'cookies':
      return get('/', { Cookie: `q=${encoded}` });
    case 'headers_values':
    case 'user_agent':
    case 'referer':
      return inHeader(text, place);
    default:
      return get(`/search?q=${encoded}`);
  }
}

const HEADER_NAMES = { headers_values: 'X-Api-Version', user_agent: 'User-Agent', referer: 'Referer' } as const;

/** What Node's parser refuses in a header never reaches an application there: it goes into the query. */
function inHeader(text: string, place: keyof typeof HEADER_NAMES): WireRequest {
  const isHeader = [...text].every(
    (character) => character === '\t' || (character >= ' ' && character <= 'ÿ' && character !== '\u007f'),
  );
  return isHeader ? get('/', { [HEADER_NAMES[place]]: text.trim() }) : get(`/search?q=${encodeURIComponent(text)}`);
}

function rawType(text: string): string {
  if (/^\s*</.test(text)) return 'application/xml';
  return /^\s*[[{]/.test(text) ? 'application/json' : 'text/plain';
}

function multipart(fileName: string): string {
  const escaped = fileName.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const head = `Content-Disposition: form-data; name="file"; filename="${escaped}"\r\nContent-Type: text/plain`;
  return `--limit\r\n${head}\r\n\r\nhello\r\n--limit--\r\n`;
}

function get(target: string, headers: Readonly<Record<string, string>> = {}): WireRequest {
  return { method: 'GET', target, headers: { Host: 'app.example.org', ...headers }, body: '' };
}

function post(body: string, type: string): WireRequest {
  return { method: 'POST', target: '/submit', headers: { Host: 'app.example.org', 'Content-Type': type }, body };
}
