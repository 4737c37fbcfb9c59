import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildResponses } from './build-responses.js';
import { buildTexts } from './build-texts.js';
import { readDocuments } from './documents.js';
import { fetchPackages, PACKAGE_SETS } from './fetch-packages.js';
import { RESPONSES_FILE, TEXTS_FILE } from './files.js';
import { FIRST_KINDS, TEXT_KINDS } from './kinds/index.js';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Fetches what is pinned and writes the benign texts into the cache. */
const seen = new Set<string>();
const sets = PACKAGE_SETS.map((set, index) => {
  const packages = fetchPackages(set, (name) => say(`package ${name}`));
  const documents = packages.flatMap(readDocuments);
  const seed = index === 0 ? 'texts' : `texts-${index + 1}`;
  const kinds = index < 2 ? FIRST_KINDS : TEXT_KINDS;
  const texts = buildTexts({ kinds, documents, packages, seed, seen }, (name) => say(`kind ${name}`));
  return { documents, texts };
});
const texts = sets.flatMap((set) => set.texts);
mkdirSync(dirname(TEXTS_FILE), { recursive: true });
writeFileSync(TEXTS_FILE, gzipSync(texts.map((text) => `${JSON.stringify(text)}\n`).join('')));
const responses = buildResponses(sets[0]?.documents ?? []);
writeFileSync(RESPONSES_FILE, gzipSync(responses.map((response) => `${JSON.stringify(response)}\n`).join('')));
for (const kind of new Set(texts.map((text) => text.kind))) {
  const own = texts.filter((text) => text.kind === kind);
  const either = own.filter((text) => text.side === 'either').length;
  say(
    `${kind}: ${own.length} texts of ${new Set(own.map((text) => text.origin)).size} origins, ${either} on neither side`,
  );
}
say(`${texts.length} texts, ${texts.filter((text) => text.real).length} of them real`);
say(`${responses.length} responses`);
