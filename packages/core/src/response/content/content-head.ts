import type { Reply } from '../../request/request.js';

/** How the content of an answer is looked at; undefined: it is not. */
export interface ContentPlan {
  /** In the order in which they are undone. */
  readonly encodings: readonly string[];
  readonly charset: string;
  /** Server-sent events: somebody waits for each piece. */
  readonly isLive: boolean;
}

/** What holds no text, or holds it compressed. SVG is text. */
const BINARY =
  /^(?:image\/(?!svg)|video\/|audio\/|font\/|application\/(?:font|x-font|zip|gzip|x-gzip|x-tar|x-bzip|x-7z|x-rar|vnd\.rar|zstd|x-xz|pdf|wasm|vnd\.openxmlformats|vnd\.ms-fontobject|java-archive|epub))/;

/** Plans by the head as it goes out: what `writeHead` was given, else what was set. */
export function planContent(reply: Reply, status: number, parameters: readonly unknown[]): ContentPlan | undefined {
  if (reply.req.method === 'HEAD' || status === 204 || status === 304 || status < 200) return undefined;
  const type = headerOf(reply, 'content-type', parameters).toLowerCase();
  if (BINARY.test(type)) return undefined;
  const encodings = headerOf(reply, 'content-encoding', parameters)
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity')
    .reverse();
  return { encodings, charset: charsetOf(type), isLive: type.startsWith('text/event-stream') };
}

function charsetOf(type: string): string {
  return /;\s{0,8}charset\s{0,8}=\s{0,8}"?([\w-]{1,20})/.exec(type)?.[1] ?? '';
}

function headerOf(reply: Reply, name: string, parameters: readonly unknown[]): string {
  for (let index = 1; index < parameters.length; index++) {
    const given = findIn(parameters[index], name);
    if (given !== undefined) return given;
  }
  return String(reply.getHeader(name) ?? '');
}

function findIn(headers: unknown, name: string): string | undefined {
  if (typeof headers !== 'object' || headers === null) return undefined;
  const pairs = Array.isArray(headers) ? toPairs(headers) : Object.entries(headers);
  const found = pairs.find(([key]) => String(key).toLowerCase() === name);
  return found === undefined ? undefined : String(found[1]);
}

function toPairs(list: readonly unknown[]): (readonly [unknown, unknown])[] {
  if (Array.isArray(list[0])) return list as (readonly [unknown, unknown])[];
  return list.flatMap((name, index) => (index % 2 === 0 ? [[name, list[index + 1]] as const] : []));
}
