import type { TextKind } from '../kind.js';

/** URLs on the other side of the line: a whole value that names this host or its network is what SSRF looks like. */
const INTERNAL =
  /^[a-z+]+:\/\/([^/@]*@)?(localhost|\[|\d|0x|127\.|10\.|192\.168\.|169\.254\.|[^/.]+(:\d+)?(\/|$)|[^/]*\.(local|internal|localhost|test)\b|[^/]*[{$<])/i;

/** URLs of documentation, bare and inside other URLs' parameters. */
export const urls: TextKind = {
  name: 'urls',
  side: 'passes',
  real: true,
  why: 'addresses of public sites, as redirect targets, links and references',
  *collect({ documents, random }) {
    const seen = new Set<string>();
    for (const document of documents) {
      for (const [found] of document.text.matchAll(/https?:\/\/[^\s"'<>`\\^{}|\])]{6,300}/g)) {
        const url = found.replace(/[.,;:!?)*_]+$/, '');
        if (seen.has(url) || INTERNAL.test(url)) continue;
        seen.add(url);
        yield { text: url, origin: document.package };
        if (random.chance(0.2)) {
          yield {
            text: `https://accounts.example.org/o/authorize?client_id=${random.below(1e6)}&redirect_uri=${encodeURIComponent(url)}&state=%7B%22a%22%3A1%7D`,
            origin: document.package,
          };
        }
      }
    }
  },
};
