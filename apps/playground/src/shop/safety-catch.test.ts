import { describe, expect, it } from 'vitest';
import { refuseCommand } from './safety-catch.js';

const line = (payload: string): string => `ping -c 1 ${payload}`;

describe('the safety catch lets the textbook through', () => {
  it.each([
    '127.0.0.1',
    '127.0.0.1; id; cat /etc/passwd',
    'x && whoami',
    'x || uname -a',
    'x | cat',
    'x & sleep 5',
    '$(id)',
    '`whoami`',
    'x\nls -la',
    '$(echo $(id))',
  ])('%j', (payload) => {
    expect(refuseCommand(line(payload))).toBeUndefined();
  });
});

describe('the safety catch keeps from the shell', () => {
  it.each([
    ['a program by its path', '; /bin/rm -rf /'],
    ['a program that is not ours', '; rm -rf x'],
    ['a builtin', '; cd ..'],
    ['an assignment', '; PATH=/bin id'],
    ['a program that a substitution names', '; $(echo /bin/rm -rf x)'],
    ['the same, quoted backwards', '; `echo /bin/rm -rf x`'],
    ['the same, after a substitution that is allowed', '`id`; `echo /bin/rm`'],
    ['the same, grown onto a name', '; id`echo x`'],
    ['the same, after a pipe', '| $(echo /bin/sh)'],
    ['the same, in a substitution', '$($(echo /bin/sh))'],
    ['a function without braces, which could be a bomb', '; ping()(ping|ping&);ping'],
    ['a function with a blank', '; ping( )(ping|ping&);ping'],
    ['a loop', '; while id; do id; done'],
    ['a redirection', '; echo x > /tmp/x'],
    ['a name pattern', '; echo /etc/*'],
    ['a variable', '; echo $HOME'],
    ['quotes, which would hide separators', "; echo '`'; `echo /bin/rm`"],
    ['a comment, which would hide separators', '; echo #`\n`echo /bin/rm`'],
    ['a backslash', '; i\\d'],
    ['a NUL', '\0'],
    ['a long line', ';id'.repeat(200)],
  ])('%s', (_what, payload) => {
    expect(refuseCommand(line(payload))).toBeTypeOf('string');
  });
});
