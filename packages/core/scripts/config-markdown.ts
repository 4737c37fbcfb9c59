import { CONFIG_KEYS, type ConfigKey, PENDING_KEYS, settingOf } from '../src/config/schema.js';
import { CLIENTS } from '../src/config/settings/clients.js';
import { DETECTION } from '../src/config/settings/detection.js';
import { GENERAL } from '../src/config/settings/general.js';
import { REQUESTS } from '../src/config/settings/requests.js';
import { TELLING } from '../src/config/settings/telling.js';
import { CONFIG_PROSE } from './config-prose.js';

const TOPICS: readonly (readonly [title: string, group: object])[] = [
  ['Answers and modules', GENERAL],
  ['Requests', REQUESTS],
  ['Clients', CLIENTS],
  ['Model and data leaks', DETECTION],
  ['Logs, country and cloud', TELLING],
];

/** docs/configuration.md. */
export function configMarkdown(): string {
  const topics = TOPICS.map(([title, group]) => `### ${title}\n\n${keyTable(Object.keys(group) as ConfigKey[])}`);
  const tables = { keys: topics.join('\n\n'), differences: differenceTable(), preset: presetTable() };
  return CONFIG_PROSE.replace(/<<(keys|differences|preset)>>/g, (_, name: keyof typeof tables) => tables[name]);
}

function keyTable(keys: readonly ConfigKey[]): string {
  return table(
    ['Key', 'From', 'Accepted', 'Default', 'Cloud', 'Meaning'],
    keys.map((key) => {
      const { aliases = [], seed, kind, default: value, unit, remote, doc } = settingOf(key);
      const names = [key, ...aliases].map(code).join(' = ');
      const meaning = PENDING_KEYS.has(key) ? `${doc} *Not acted on yet.*` : doc;
      const reach = remote === 'no' ? 'no' : remote === 'own-origin' ? 'to its own origin' : 'yes';
      return [names, seed ? 'pyrasp' : '@rasp', kind.expected, shown(value) + (unit ? ` ${unit}` : ''), reach, meaning];
    }),
  );
}

function differenceTable(): string {
  const differing = CONFIG_KEYS.filter((key) => settingOf(key).differs !== undefined);
  return table(
    ['Key', 'What the documentation of pyrasp 0.5.1 says, and what holds here'],
    differing.map((key) => [code(key), settingOf(key).differs ?? '']),
  );
}

function presetTable(): string {
  const gentler = CONFIG_KEYS.filter((key) => settingOf(key).pyrasp !== undefined);
  return table(
    ['Key', 'Default', 'With `PRESET: "pyrasp"`', 'Meaning'],
    gentler.map((key) => [code(key), shown(settingOf(key).default), shown(settingOf(key).pyrasp), settingOf(key).doc]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '-')), ...rows.map(line)].join('\n');
}

function shown(value: unknown): string {
  return code(JSON.stringify(value));
}

function code(text: string): string {
  return `\`${text}\``;
}
