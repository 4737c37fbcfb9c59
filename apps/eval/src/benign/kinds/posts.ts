import type { Document } from '../documents.js';
import type { BenignText, TextKind } from '../kind.js';
import { type CodeBlock, codeBlocks } from '../passages.js';

const SHELLS = new Set(['sh', 'bash', 'shell', 'console', 'zsh', 'cmd', 'powershell', 'bat']);

/** Questions and answers with code in them: the paragraph and the block that follows it. */
export const codePosts: TextKind = {
  name: 'code-posts',
  side: 'passes',
  real: true,
  why: 'a whole snippet quoted in prose breaks out of nothing',
  *collect({ documents }) {
    yield* fromBlocks(documents, (block) => !SHELLS.has(block.language), asPost);
  },
};

/** Support tickets with commands to try. */
export const shellTickets: TextKind = {
  name: 'shell-tickets',
  side: 'passes',
  real: true,
  why: 'commands quoted in a ticket are a whole script of their own; nothing before them is ended',
  *collect({ documents }) {
    yield* fromBlocks(documents, isShell, asPost);
    yield* fromBlocks(documents, isShell, (block) => `Hi, I ran\n\n${block.code}\n\nand it failed. ${block.before}`);
    yield* fromBlocks(
      documents,
      isShell,
      (block) => `${block.before} Run \`${block.code.split('\n')[0]}\` first; then "${block.code.split('\n').at(-1)}".`,
    );
  },
};

function isShell(block: CodeBlock): boolean {
  return (
    SHELLS.has(block.language) ||
    (block.language === '' && /^\$ |^(npm|npx|yarn|pnpm|git|curl|cd|sudo) /m.test(block.code))
  );
}

function asPost(block: CodeBlock): string {
  return `${block.before}\n\n${block.code}`.trim();
}

function* fromBlocks(
  documents: readonly Document[],
  wanted: (block: CodeBlock) => boolean,
  write: (block: CodeBlock) => string,
): Generator<BenignText> {
  for (const document of documents) {
    if (document.kind !== 'markdown') continue;
    for (const block of codeBlocks(document)) {
      if (wanted(block) && block.before !== '') yield { text: write(block), origin: document.package };
    }
  }
}
