import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { classify } from '../values/character-classes.js';
import { REFERENCE_EXECUTABLES } from './command/executables-reference.js';
import { CHECKS } from './index.js';

/*
 * A pattern that shares a run of characters among repetitions in many ways takes minutes for a line of text, but only
 * behind the words that it begins with: `String.fromCharCode(11111…`. So every word of every pattern stands in front of
 * every run here.
 */

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
/** A regular expression on a line of its source; what is none costs a few words more. */
const PATTERN = /\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[dgimsuvy]{0,4}/g;
const RUNS = ['1', ' ', '\n', 'a', "'", '"', '(', ')', ',', '.', '[', '/', '\\', '{', '1,', "'',", 'a.', ';', '0x1'];
/** What doubles with each character shows in the short ones, what grows by a power in the long ones. */
const LENGTHS = [28, 600];
const ENDS = ['T', '!'];
/** Six hundred characters take half a millisecond; what is shared in many ways takes thousands. */
const MOST_MS = 20;

function wordsOfPatterns(): Set<string> {
  const words = new Set<string>();
  for (const file of readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue;
    for (const [pattern] of readFileSync(`${FOLDER}${file}`, 'utf8').matchAll(PATTERN)) {
      // What a group or a blank may stand between is read as one word, too: `String\s*\.\s*fromCharCode\s*\(`.
      const plain = pattern.replace(/\\s(?:[*+]|\{\d+,\d*\})\??|\\b/g, '').replace(/\\([.()[\]{}$"'`/])/g, '$1');
      for (const [word] of plain.matchAll(/[A-Za-z_$][\w$.]{2,40}[[("'{]?/g)) words.add(word);
    }
  }
  return words;
}

function costMs(text: string): number {
  const classes = classify(text);
  const start = process.cpuUsage();
  for (const check of CHECKS) {
    if (!check.applies(classes)) continue;
    check.detect(text, { source: 'post_values', path: 'q', steps: [], executables: REFERENCE_EXECUTABLES, classes });
  }
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

it('behind no word of a pattern does a run cost more than its length allows', () => {
  const words = wordsOfPatterns();
  expect(words.has('String.fromCharCode(')).toBe(true);
  const slow: string[] = [];
  for (const word of words) {
    for (const run of RUNS) {
      for (const length of LENGTHS) {
        const text = `x=${word}${run.repeat(length / run.length)}${ENDS[word.length % ENDS.length]}`;
        if (costMs(text) <= MOST_MS || costMs(text) <= MOST_MS || costMs(text) <= MOST_MS) continue;
        slow.push(text);
        // The longer one would take until nobody waits any more.
        break;
      }
    }
  }
  expect(slow).toEqual([]);
}, 300_000);
