import { digest } from '../parts.js';
import type { Sample } from '../sample.js';
import type { Selection } from '../selection.js';
import { listData, readData } from './read-data.js';

const FOLDER = 'attacks/libinjection';

/** libinjection's payloads; the unit is the file, for a file is one author's collection. */
export function* readLibinjection(folder: string, selection: Selection): Generator<Sample> {
  for (const file of listData(folder, FOLDER)) {
    const name = file.replace(/\.txt$/, '');
    const unit = `libinjection:${name}`;
    if (file === name || !selection.wants(unit)) continue;
    const attack = name !== 'false_positives';
    for (const line of readData(folder, `${FOLDER}/${file}`).split('\n')) {
      if (line.trim() === '' || line.startsWith('#')) continue;
      yield {
        id: `libinjection/${name}/${digest(line)}`,
        corpus: 'libinjection',
        source: `libinjection/${name}`,
        unit,
        family: name.startsWith('xss') ? 'xss' : 'sqli',
        attack,
        text: decodeAsFound(line),
      };
    }
  }
}

/**
 * The lines are "URL-encoded as found", some and some not. A raw space never survives URL-encoding,
 * so a line with one is taken as it stands; so is one that no server could decode.
 */
function decodeAsFound(line: string): string {
  const text = line.replace(/\r$/, '');
  if (text.includes(' ') || !/%[0-9a-f]{2}/i.test(text)) return text;
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    // Invalid UTF-8 or a stray per cent sign: as a lenient server would read it.
    return spaced.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }
}
