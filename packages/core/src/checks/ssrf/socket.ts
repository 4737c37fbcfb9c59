import type { DetectContext, Detection } from '../check.js';
import { isBrowsersPlace } from './places.js';

/**
 * Local sockets as HTTP clients and daemons write them: `unix:///run/x.sock`, `http+unix://%2Frun%2Fx.sock/info`, and
 * got's and request's `http://unix:/run/x.sock:/info`; Windows' pipes as Docker does.
 */
const SOCKET =
  /(?:https?:\/\/unix:(?:\/|%2f)|(?:https?\+)?unix:(?:\/\/)?(?:\/|%2f)(?=[\w%])|npipe:\/{2,4}\.\/pipe\/)[^\s"'<>]{1,256}/iy;

/** Apache's mod_proxy takes what stands behind the bar, through whatever socket, however long its path (CVE-2021-40438). */
const PROXIED = /unix:[^\s"'<>|]{1,8192}\|(?:https?|ajp|fcgi|uwsgi|wss?|ftp):\/\/[^\s"'<>]{1,256}/iy;

/** A value that is the address of a socket of this host: a container engine, a database, a process manager. */
export function detectSocket(text: string, start: number, context: DetectContext): Detection | undefined {
  const first = text.charCodeAt(start) | 0x20;
  if (first !== 0x68 && first !== 0x75 && first !== 0x6e) return undefined;
  SOCKET.lastIndex = start;
  PROXIED.lastIndex = start;
  const match = SOCKET.exec(text) ?? PROXIED.exec(text);
  if (match === null || isBrowsersPlace(context)) return undefined;
  const end = start + match[0].length;
  return {
    certainty: /\s\S/.test(text.slice(end, end + 64)) ? 'unsure' : 'certain',
    start,
    end,
    context: 'as an address that the server opens',
    explanation: `Opened by the server, "${match[0].slice(0, 120)}" would lead to a socket of this host itself, or around its own addresses.`,
  };
}
