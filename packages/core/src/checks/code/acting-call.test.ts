import { describe, expect, it } from 'vitest';
import { cpuMs } from '../../testing/cpu-time.js';
import { findActingCall } from './acting-call.js';

const EXECUTABLES = new Set(['id', 'cat', 'ls', 'curl', 'date', 'sh', 'npm', 'find']);
const acts = (text: string) => findActingCall(text, EXECUTABLES) !== undefined;

describe('code: a call that runs the command it is given, in any language', () => {
  it.each([
    'sys.process.Process("cat /etc/passwd").!',
    'import sys.process._;"cat /etc/passwd".!!',
    '"id".execute()',
    'GetObject("winmgmts:").Get("Win32_Process").Create("id")',
    'rawget(_G,"os").execute("id")',
    'import os as a;a.system("ls")',
    'from subprocess import*;run("ls -la /",shell=1)',
    'Kernel.fork{Kernel.exec "id"}',
    '@{[exec "id"]}',
    '("\\145x")("ls")',
    'Deno.Command.new("sh").spawn()',
    'spawn_process(["curl","x"])',
    '!ls -la /tmp',
    'do.call("system", list("id"))',
    'apply(:os, :cmd, ["id"])',
    'Unix.system "id"',
    '(shell-command-to-string "id")',
    '(.exec (Runtime/getRuntime) "id")',
    'unsafePerformIO (System.Process.system "id")',
    'import sys.process._; "id" !',
  ])('%s', (text) => {
    expect(acts(text)).toBe(true);
  });

  it.each([
    'find("date")',
    'translate("cat")',
    '$("input").val("find")',
    'Run `npm install` first; then "npm install".',
    'process.name:(cat OR "sh")',
    'system: "id"',
    '!id',
    '(the command "id")',
    'exec',
    '',
  ])('not %j', (text) => {
    expect(acts(text)).toBe(false);
  });

  it.each(['"', '("', 'a("ls", ', 'x.y(', '"a"', ')]}', 'exec "'])('takes time linear in repeated %j', (unit) => {
    const start = cpuMs();
    acts(unit.repeat(1_000_000 / unit.length));
    acts(unit.repeat(2_000 / unit.length));
    expect(cpuMs() - start).toBeLessThan(500);
  });
});

describe('code: a program longer than what is read, without its comments', () => {
  const comment = `/* ${'what it does '.repeat(200)} */`;

  it('acts where it is given, and not where somebody shows it', () => {
    expect(acts(`${comment}system("cat /etc/passwd")`)).toBe(true);
    expect(acts(`Here is how we did it:\n\n\`\`\`ts\n${comment}\nsystem("cat /etc/passwd")\n\`\`\``)).toBe(false);
  });
});
