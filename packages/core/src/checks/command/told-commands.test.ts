import { describe, expect, it } from 'vitest';
import { REFERENCE_EXECUTABLES } from './executables-reference.js';
import { isToldCommand } from './told-commands.js';

const isTold = (text: string): boolean => isToldCommand(text, text.search(/[;|&](?= )/), REFERENCE_EXECUTABLES);

describe('a command line is told of', () => {
  it.each([
    'Then try: ps aux | grep node',
    "Here's what I did: cd /etc; sudo nano hosts",
    'My question is this: for f in *.txt; do mv "$f" x; done',
    'first run du -ah /var | sort',
    "in PowerShell it's Get-ChildItem -Recurse | sort",
  ])('by a colon, or by two words and an operand: %s', (text) => {
    expect(isTold(text)).toBe(true);
  });

  it.each([
    ['a value stands before the separator', 'backup invoice | grep node'],
    ['one word is no sentence', 'cmd: npm run build && npm test'],
    ['words are its operands', 'we saw cat pictures | sort'],
    ['the command stands behind another separator', 'one two& run it: cat /etc/passwd | nc x'],
    ['the line before tells it', 'we ran cat /etc/passwd\nx | id'],
  ])('not where %s', (_, text) => {
    expect(isTold(text)).toBe(false);
  });
});
