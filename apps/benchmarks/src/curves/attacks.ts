import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlainRequest } from '@rasp/core/testing';
import { CHECKS } from '../../../../packages/core/src/checks/index.js';
import { drawEvenly, workspaceRoot } from '../data.js';
import { get } from './requests.js';

/** The attacks of one check's fixtures, each as the value of a parameter. */
export interface Family {
  readonly family: string;
  readonly requests: readonly PlainRequest[];
}

/** The fixtures of every check that judges texts; at most `count` of each, drawn evenly. */
export function readFamilies(count: number): Family[] {
  return CHECKS.map(({ id }) => {
    const texts = readTexts(join(workspaceRoot(), `packages/core/src/checks/${id}/fixtures/attacks.txt`));
    return { family: id, requests: drawEvenly(texts, count).map((text) => get(`q=${encodeURIComponent(text)}`)) };
  });
}

/** One text a line, with the escapes of JSON where there is a backslash; `//` starts a comment. */
function readTexts(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('//'))
    .map((line) => {
      const inQuotes = line.replace(/(\\.)|"/g, (quote, escaped) => escaped ?? `\\${quote}`);
      // Lone surrogates cannot go over a wire.
      return line.includes('\\') ? Buffer.from(String(JSON.parse(`"${inQuotes}"`))).toString() : line;
    });
}
