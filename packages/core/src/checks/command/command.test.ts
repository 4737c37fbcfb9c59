import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuMs } from '../../testing/cpu-time.js';
import { classify } from '../../values/character-classes.js';
import { decode } from '../../values/decode.js';
import type { Source } from '../../values/value.js';
import { command } from './command.js';
import { REFERENCE_EXECUTABLES } from './executables-reference.js';
import { CMD_COMMANDS, POSIX_COMMANDS, POWERSHELL_COMMANDS } from './fixtures/attack-grammar.js';

function certainty(text: string, source: Source = 'qs_values'): string {
  if (!command.applies(classify(text))) return 'none';
  const context = { source, path: 'q', steps: [], executables: REFERENCE_EXECUTABLES };
  return command.detect(text, context)?.certainty ?? 'none';
}

function fixture(name: string): string[] {
  const file = readFileSync(join(__dirname, 'fixtures', name), 'utf8');
  return file
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('//'))
    .map((line) => JSON.parse(`"${line}"`) as string);
}

describe('command: fixtures', () => {
  // A value that is a document itself is read, and its parts are judged.
  it.each(fixture('attacks.txt'))('blocks %j', (text) => {
    const forms = decode({ source: 'post_values', path: 'q', text }, { base64: true });
    expect(forms.map((form) => certainty(form.text))).toContain('certain');
  });
  it.each(fixture('benign.txt'))('passes %j', (text) => {
    expect(certainty(text)).not.toBe('certain');
  });
});

describe('command: a name says nothing without the place', () => {
  it.each([
    ['qz9mnr -d', 'none'],
    ['run `qz9mnr -d` first', 'none'],
    ['127.0.0.1; qz9mnr', 'none'],
    ['127.0.0.1; qz9mnr -d', 'certain'],
    ['see the manual; qz9mnr -d', 'none'],
    ['see "the manual"; qz9mnr', 'none'],
    ['the manual"; qz9mnr #', 'certain'],
  ])('%s: %s', (text, expected) => {
    expect(certainty(text)).toBe(expected);
  });

  it('takes what a program starts from its option, at the start of a value or behind one word', () => {
    expect(certainty('--to-command=id')).toBe('certain');
    expect(certainty('x --rsync-path=id')).toBe('certain');
    expect(certainty('how tar uses --to-command=id')).toBe('none');
  });
});

describe('command: every way out of a value, in front of every command', () => {
  const prefixes = [
    '',
    '1',
    'x',
    '127.0.0.1',
    'example.com',
    'a.jpg',
    'user@example.com',
    '"',
    "'",
    'a"',
    "x'",
    '5)',
    '")',
  ];
  const shells: [string, readonly string[], string[]][] = [
    [
      'a POSIX shell',
      POSIX_COMMANDS,
      [';', '; ', ' ; ', '|', ' | ', '||', ' || ', '&', ' & ', '&&', ' && ', '\n', '\r\n'],
    ],
    ['cmd.exe', CMD_COMMANDS, ['&', ' & ', '&&', '|', ' | ', '||']],
    ['PowerShell', POWERSHELL_COMMANDS, [';', ' ; ', '|', '\n']],
  ];
  it.each(shells)('%s', (_, commands, separators) => {
    const missed: string[] = [];
    let total = 0;
    for (const written of commands)
      for (const separator of separators)
        for (const prefix of prefixes)
          for (const suffix of ['', ';', ' #', '"', "'", ' ||']) {
            const text = prefix + separator + written + suffix;
            total++;
            if (certainty(text) !== 'certain') missed.push(text);
          }
    expect(missed.slice(0, 20)).toEqual([]);
    expect(total).toBeGreaterThan(4000);
  });
});

describe('command: disguises that dash and bash undo', () => {
  // Only what prints this shell's own words, in an empty folder with an empty environment.
  const disguises = [
    "ec'h'o c4n4ry",
    'e"ch"o c4n4ry',
    'ec\\ho c4n4ry',
    'ec$@ho c4n4ry',
    'ec$()ho c4n4ry',
    'A=echo;$A c4n4ry',
    'a=ec;b=ho;$a$b c4n4ry',
  ];
  for (const shell of ['dash', 'bash'])
    it.each(disguises)(`${shell} runs %j, and it is blocked`, (written) => {
      const folder = mkdtempSync(join(tmpdir(), 'rasp-shell-'));
      try {
        const printed = execFileSync(`/bin/${shell}`, ['-c', `: x;${written}`], {
          cwd: folder,
          env: {},
          encoding: 'utf8',
        });
        expect(printed.trim()).toBe('c4n4ry');
      } finally {
        rmSync(folder, { recursive: true });
      }
      expect(certainty(`x;${written}`)).toBe('certain');
    });
});

describe('command: what a developer reads', () => {
  it('names the command, its disguise and the way in', () => {
    const context = { source: 'qs_values' as const, path: 'host', steps: [], executables: REFERENCE_EXECUTABLES };
    const found = command.detect("127.0.0.1;wh'o'ami", context);
    expect(found?.explanation).toContain('"whoami"');
    expect(found?.context).toBe('behind the separator ;');
    expect(found && "127.0.0.1;wh'o'ami".slice(found.start, found.end)).toBe(";wh'o'ami");
  });
});

describe('command: any text', () => {
  const alphabet = fc.constantFrom(
    ...';|&$`(){}<>\'"\\^%*?[]=:,.#!~@+-/ \n\r\0idlswacth09_é',
    'id',
    'cat',
    ' /etc',
    '$(',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's notation
    '${IFS}',
  );
  it('is judged without a throw, inside its bounds', () => {
    fc.assert(
      fc.property(fc.string({ unit: alphabet, maxLength: 200 }), (text) => {
        const context = { source: 'post_values' as const, path: '', steps: [], executables: REFERENCE_EXECUTABLES };
        const found = command.detect(text, context);
        if (found === undefined) return;
        expect(found.start).toBeGreaterThanOrEqual(0);
        expect(found.end).toBeLessThanOrEqual(text.length);
        expect(found.start).toBeLessThanOrEqual(found.end);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([';', '`', '$(', '${', '{a,', '%a', "'", ';"x', '\\', '[a', 'x ', '&amp;', '! ', ';$a', "$'\\x41"])(
    'takes time linear in the length of repeated %j',
    (unit) => {
      const timeMs = (length: number): number => {
        const text = `lorem ipsum dolor ${unit.repeat(length / unit.length)}`;
        const start = cpuMs();
        certainty(text);
        return cpuMs() - start;
      };
      timeMs(10_000);
      // A quadratic scan of a million characters takes minutes.
      expect(timeMs(1_000_000)).toBeLessThan(3_000);
    },
  );
});
