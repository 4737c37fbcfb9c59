import { marked } from 'marked';
import sanitizeHtml from 'sanitize-html';
import type { TextKind } from '../kind.js';
import { sections } from '../passages.js';

/** Sections of READMEs and changelogs as their authors wrote them. */
export const markdown: TextKind = {
  name: 'markdown',
  side: 'passes',
  real: true,
  why: 'Markdown with code spans and harmless markup',
  *collect({ documents }) {
    for (const document of documents) {
      if (document.kind !== 'markdown') continue;
      for (const text of sections(document)) yield { text, origin: document.package };
    }
  },
};

/** What rich-text editors let through: formatting, links, images, tables, classes and styles. */
const EDITOR = {
  allowedTags: [...sanitizeHtml.defaults.allowedTags, 'img', 'h1', 'h2', 'del', 'ins'],
  allowedAttributes: {
    '*': ['class', 'id', 'style', 'title', 'align', 'data-*'],
    a: ['href', 'target', 'rel'],
    img: ['src', 'alt', 'width', 'height'],
  },
};

/** The same texts and pages as a rich-text editor submits them: HTML that only formats. */
export const richHtml: TextKind = {
  name: 'rich-html',
  side: 'passes',
  real: true,
  why: 'formatting markup without anything that runs',
  *collect({ documents }) {
    for (const document of documents) {
      if (document.kind === 'markdown') {
        for (const section of sections(document)) {
          yield {
            text: sanitizeHtml(marked.parse(section, { async: false }), EDITOR).trim(),
            origin: document.package,
          };
        }
      } else if (document.kind === 'html') {
        for (const piece of document.text.match(/<(p|ul|table|dl)\b[\s\S]{20,2000}?<\/\1>/g) ?? []) {
          yield { text: sanitizeHtml(piece, EDITOR).trim(), origin: document.package };
        }
      }
    }
  },
};
