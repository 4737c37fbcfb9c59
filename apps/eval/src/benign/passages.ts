import type { DefaultTreeAdapterMap } from 'parse5';
import { parse } from 'parse5';
import type { Document } from './documents.js';

/** A fenced block of code and the paragraph before it. */
export interface CodeBlock {
  readonly language: string;
  readonly code: string;
  readonly before: string;
}

const SHORTEST = 25;
const LONGEST = 2_500;

/** The paragraphs of a document, unwrapped to one line each where the source wraps them. */
export function paragraphs(document: Document): string[] {
  const text = document.kind === 'html' ? htmlText(document.text) : document.text;
  const fenceless = document.kind === 'markdown' ? text.replace(/^(```|~~~)[\s\S]*?^\1.*$/gm, '') : text;
  return fenceless
    .split(/\n\s*\n|\n%\n/)
    .map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' ').trim())
    .filter((paragraph) => paragraph.length >= SHORTEST && paragraph.length <= LONGEST && isProse(paragraph));
}

/** Mostly words: tables, indices and rulers are no prose. */
function isProse(paragraph: string): boolean {
  const words = paragraph.match(/[\p{L}']{2,}/gu) ?? [];
  return words.length >= 4 && words.join('').length / paragraph.length > 0.55;
}

/** The sections of a Markdown document: a heading and what follows it. */
export function sections(document: Document): string[] {
  return document.text
    .split(/\n(?=#{1,4} )/)
    .map((section) => section.trim())
    .filter((section) => section.length >= SHORTEST && section.length <= 4_000);
}

/** The fenced blocks of a Markdown document. */
export function codeBlocks(document: Document): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  for (const match of document.text.matchAll(/^(```|~~~) *([\w+-]*)[^\n]*\n([\s\S]*?)^\1 *$/gm)) {
    const before =
      document.text
        .slice(0, match.index)
        .trimEnd()
        .split(/\n\s*\n/)
        .at(-1) ?? '';
    const code = (match[3] ?? '').trimEnd();
    if (code.length >= 10 && code.length <= LONGEST)
      blocks.push({ language: (match[2] ?? '').toLowerCase(), code, before: plainLine(before) });
  }
  return blocks;
}

function plainLine(text: string): string {
  return /^[#`|<]/.test(text) ? '' : text.replace(/\s*\n\s*/g, ' ');
}

type Node = DefaultTreeAdapterMap['node'];

const BLOCKS = new Set(['p', 'li', 'dd', 'dt', 'td', 'h1', 'h2', 'h3', 'h4', 'pre', 'div', 'br', 'tr']);

/** The text of a page, blocks apart by empty lines, without scripts and styles. */
export function htmlText(html: string): string {
  const parts: string[] = [];
  visit(parse(html), (node) => {
    if (node.nodeName === '#text') parts.push((node as DefaultTreeAdapterMap['textNode']).value);
    if (BLOCKS.has(node.nodeName)) parts.push('\n\n');
    return node.nodeName !== 'script' && node.nodeName !== 'style';
  });
  return parts.join('');
}

/** Depth first; a visitor that returns false keeps out of the node's children. */
export function visit(node: Node, visitor: (node: Node) => boolean): void {
  const open: Node[] = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!visitor(next) || !('childNodes' in next)) continue;
    for (let index = next.childNodes.length - 1; index >= 0; index--) open.push(next.childNodes[index] as Node);
  }
}
