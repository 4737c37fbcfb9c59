import type { Source, Value } from '../../../../packages/core/src/values/value.js';
import type { WireRequest } from '../sample.js';

/** The values of a wire request, read plainly; stands in until the engine's own reading is there. */
export function plainValues(request: WireRequest): Value[] {
  const values: Value[] = [];
  const add = (source: Source, path: string, text: string): void => {
    if (text !== '') values.push({ source, path, text });
  };
  const question = request.target.indexOf('?');
  add('path', '', question < 0 ? request.target : request.target.slice(0, question));
  if (question >= 0) addPairs(request.target.slice(question + 1), ['qs_variables', 'qs_values'], add);
  for (const [name, value] of Object.entries(request.headers)) addHeader(name.toLowerCase(), value, add);
  addBody(request, add);
  return values;
}

type Add = (source: Source, path: string, text: string) => void;

function addHeader(name: string, value: string, add: Add): void {
  if (name === 'user-agent') add('user_agent', '', value);
  else if (name === 'referer') add('referer', '', value);
  else if (name === 'cookie') {
    for (const pair of value.split('; '))
      add('cookies', pair.split('=')[0] as string, pair.slice(pair.indexOf('=') + 1));
  } else add('headers_values', name, value);
}

function addBody(request: WireRequest, add: Add): void {
  const { body } = request;
  if (/^\s*[[{]/.test(body)) {
    try {
      addJson(JSON.parse(body), '', add);
      return;
    } catch {
      // Not JSON after all.
    }
  }
  const type = Object.entries(request.headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  if (type.includes('urlencoded')) addPairs(body, ['post_variables', 'post_values'], add);
  else add('text', '', body);
}

function addPairs(text: string, [names, values]: readonly [Source, Source], add: Add): void {
  for (const pair of text.split('&')) {
    const equals = pair.indexOf('=');
    const name = decode(equals < 0 ? pair : pair.slice(0, equals));
    add(names, name, name);
    if (equals >= 0) add(values, name, decode(pair.slice(equals + 1)));
  }
}

function addJson(node: unknown, path: string, add: Add): void {
  if (typeof node === 'string') add('json_values', path, node);
  if (typeof node !== 'object' || node === null) return;
  for (const [key, child] of Object.entries(node)) {
    if (!Array.isArray(node)) add('json_keys', `${path}.${key}`, key);
    addJson(child, `${path}.${key}`, add);
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
