import { describe, expect, it } from 'vitest';
import { findCodeTag } from './code-tags.js';

const EXECUTABLES = new Set(['hostname', 'ls']);
const PROSE = 'the river was green while the garden stands near the old shop of ours';

describe('code between the tags of a language', () => {
  it.each([
    '{# require("child_process").execSync("id") #}',
    '@if{java.lang.System.exit(0)}@end{}',
    '[php]system("id");[/php]',
    '<erl>os:cmd("ls -la")</erl>',
    '{eval}process.exit(){/eval}',
    '{@if cond="process.exit()"}x{/if}',
    "{~ system('ls') ~}",
    '{foreach [`hostname`] as $x}{/foreach}',
  ])('is found whatever prose is around: %s', (tag) => {
    expect(findCodeTag(`${PROSE} ${tag} ${PROSE}`, EXECUTABLES)).toMatchObject({ start: PROSE.length + 1 });
  });

  it.each(['<?php system("ls -la") ?>', '$system("ls -la").read()', '<? [exec ls -la] ?>'])(
    'is found where it was put in: %s',
    (tag) => {
      expect(findCodeTag(`${PROSE} ${tag} ${PROSE}`, EXECUTABLES)).toBeUndefined();
      expect(findCodeTag(`${PROSE}${tag}${PROSE}`, EXECUTABLES)).toBeDefined();
    },
  );

  it.each([
    '{# a comment says that system("x") is never called from here #}',
    '[code]system("id");[/code]',
    '<pre>os:cmd("ls -la")</pre>',
    '[php]\nsystem("id");\n[/php]',
    '{include file="header.tpl" title="(home)"}',
    '{~ user.name(1) ~}',
    '@media{a{b:c(1)}}',
    '{foreach [`a word`] as $x}{/foreach}',
  ])('is none: %s', (text) => {
    expect(findCodeTag(text, EXECUTABLES)).toBeUndefined();
  });
});
