import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildTexts } from './build-texts.js';
import { fetchPackages } from './fetch-packages.js';
import { TEXTS_FILE } from './files.js';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Fetches what is pinned and writes the benign texts into the cache. */
const packages = fetchPackages((name) => say(`package ${name}`));
const texts = buildTexts(packages, (name) => say(`kind ${name}`));
mkdirSync(dirname(TEXTS_FILE), { recursive: true });
writeFileSync(TEXTS_FILE, gzipSync(texts.map((text) => `${JSON.stringify(text)}\n`).join('')));
for (const kind of new Set(texts.map((text) => text.kind))) {
  const own = texts.filter((text) => text.kind === kind);
  const either = own.filter((text) => text.side === 'either').length;
  say(
    `${kind}: ${own.length} texts of ${new Set(own.map((text) => text.origin)).size} origins, ${either} on neither side`,
  );
}
say(`${texts.length} texts, ${texts.filter((text) => text.real).length} of them real`);
