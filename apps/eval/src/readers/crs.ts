import type { AttackFamily } from '../attacks/attack.js';
import { digest } from '../parts.js';
import type { Sample } from '../sample.js';
import type { Selection } from '../selection.js';
import { readJsonLines } from './read-data.js';
import { toWireRequest } from './requests.js';

const FILE = 'attacks/crs/regression.jsonl.gz';

/** What each group of rules is about; `other` groups are reported, but no goal rests on them. */
const GROUP_FAMILIES = new Map<string, AttackFamily>([
  ['930', 'traversal'],
  ['931', 'ssrf'],
  ['932', 'command'],
  ['933', 'code'],
  ['934', 'code'],
  ['941', 'xss'],
  ['942', 'sqli'],
  ['944', 'code'],
]);

/** Rules of mixed groups that are about something else than their group, by what the rule says it looks for. */
const RULE_FAMILIES = new Map<string, AttackFamily>([
  ['934110', 'ssrf'],
  ['934120', 'ssrf'],
  ['934130', 'prototype'],
  ['934170', 'ssrf'],
  ['934180', 'template'],
  ['934190', 'ssrf'],
  ['934200', 'template'],
  ['934210', 'nosql'],
  ['934220', 'nosql'],
  ['942290', 'nosql'],
  ['944100', 'template'],
  ['944110', 'template'],
  ['944150', 'template'],
  ['944151', 'template'],
  ['944152', 'template'],
  ['944260', 'template'],
]);

/** The CRS regression tests as whole requests; the unit is the rule that a test was written for. */
export function* readCrs(folder: string, selection: Selection): Generator<Sample> {
  for (const row of readJsonLines(folder, FILE)) {
    const rule = String(row.rule);
    const unit = `crs:${rule}`;
    if (!selection.wants(unit)) continue;
    const level = typeof row.paranoia === 'number' ? row.paranoia : 0;
    const group = rule.slice(0, 3);
    const request = toWireRequest(row, 'uri');
    yield {
      id: `crs/${rule}/${row.test}/${digest(JSON.stringify(request))}`,
      corpus: 'crs',
      source: `crs/${group} ${level >= 1 && level <= 2 ? 'paranoia 1-2' : 'paranoia 3-4'}`,
      unit,
      family: RULE_FAMILIES.get(rule) ?? GROUP_FAMILIES.get(group) ?? 'other',
      attack: row.attack === true,
      request,
      note: `rule ${rule}${typeof row.desc === 'string' ? `: ${row.desc}` : ''}`,
    };
  }
}
