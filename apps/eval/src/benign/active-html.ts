import { type DefaultTreeAdapterMap, parseFragment } from 'parse5';
import { visit } from './passages.js';

const RUNNING = new Set(['script', 'iframe', 'object', 'embed', 'base', 'frame', 'applet', 'meta', 'link']);
const SCRIPT_URL = /^(javascript|vbscript|data)\s*:/i;

/** Whether a browser that shows this text raw would run or load something of it, by a real HTML parser. */
export function isActiveHtml(text: string): boolean {
  if (!text.includes('<')) return false;
  let active = false;
  visit(parseFragment(text), (node) => {
    if (RUNNING.has(node.nodeName)) active = true;
    const attributes = (node as Partial<DefaultTreeAdapterMap['element']>).attrs ?? [];
    if (attributes.some(({ name, value }) => name.startsWith('on') || SCRIPT_URL.test(value.trim()))) active = true;
    return !active;
  });
  return active;
}
