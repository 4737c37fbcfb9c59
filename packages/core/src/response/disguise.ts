import type { ServerResponse } from 'node:http';
import type { Reply } from '../request/request.js';

/**
 * Sets the `Server` header and removes `X-Powered-By` (`CHANGE_SERVER`) at the last moment at which headers can change.
 * `parameters` are those of `writeHead`, and are changed: what `writeHead` is given wins over what was set.
 */
export function disguise(reply: Reply, serverHeader: string, parameters: unknown[]): void {
  const list = parameters.findIndex(Array.isArray);
  if (list > 0 && !('stream' in reply)) setList(reply, parameters.splice(list, 1)[0] as readonly unknown[]);
  reply.setHeader('Server', serverHeader);
  reply.removeHeader('X-Powered-By');
  for (let index = 1; index < parameters.length; index++) parameters[index] = withoutServer(parameters[index]);
}

function withoutServer(headers: unknown): unknown {
  if (typeof headers !== 'object' || headers === null || Array.isArray(headers)) return headers;
  if (!Object.keys(headers).some(namesServer)) return headers;
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !namesServer(name)));
}

/**
 * Sets what `writeHead` was given as `[name, value, …]` or `[[name, value], …]`. Node takes pairs, and keeps repeated
 * names, only while no header was set before, and we set one: what worked without us would throw, or lose a cookie.
 */
function setList(reply: ServerResponse, headers: readonly unknown[]): void {
  const flat = Array.isArray(headers[0]) ? headers.flat() : headers;
  for (let index = 0; index < flat.length; index += 2) reply.removeHeader(String(flat[index]));
  for (let index = 0; index + 1 < flat.length; index += 2) {
    const name = String(flat[index]);
    if (!namesServer(name)) reply.appendHeader(name, flat[index + 1] as string);
  }
}

function namesServer(name: string): boolean {
  if (name.length !== 6 && name.length !== 12) return false;
  const lower = name.toLowerCase();
  return lower === 'server' || lower === 'x-powered-by';
}
