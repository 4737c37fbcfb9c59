import type { Sample, WireRequest } from '../sample.js';
import type { Selection } from '../selection.js';
import { DataError, readJsonLines } from './read-data.js';

const FILE = 'benign/requests.jsonl.gz';

/** Real browser requests of 139 sites; the unit is the site. */
export function* readRequests(folder: string, selection: Selection): Generator<Sample> {
  const positions = new Map<string, number>();
  for (const row of readJsonLines(folder, FILE)) {
    const site = String(row.site);
    const position = positions.get(site) ?? 0;
    positions.set(site, position + 1);
    const unit = `site:${site}`;
    if (!selection.wants(unit)) continue;
    yield {
      id: `requests/${site}/${position}`,
      corpus: 'requests',
      source: 'requests',
      unit,
      family: 'benign',
      attack: false,
      request: toWireRequest(row, 'url'),
    };
  }
}

/** A row's request; `targetKey` names the column of the request target. */
export function toWireRequest(row: Record<string, unknown>, targetKey: string): WireRequest {
  const { method, headers, data } = row;
  const target = row[targetKey];
  if (typeof method !== 'string' || typeof target !== 'string' || typeof headers !== 'object' || headers === null) {
    throw new DataError(`a row without method, ${targetKey} or headers: ${JSON.stringify(row).slice(0, 120)}`);
  }
  return { method, target, headers: headers as Record<string, string>, body: typeof data === 'string' ? data : '' };
}
