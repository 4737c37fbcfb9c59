import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../../packages/core/src/adapter.js';
import type { Sample } from '../sample.js';
import { replayVisits } from './visits.js';

const SILENT = { info() {}, warn() {}, error() {} };

function toSample(position: number, target: string, headers: Record<string, string> = {}): Sample {
  const request = { method: 'GET', target, headers: { Host: 'www.example.org', ...headers }, body: '' };
  const id = `requests/a/${position}`;
  return { id, corpus: 'requests', source: 'requests', unit: 'site:a', family: 'benign', attack: false, request };
}

async function replay(samples: readonly Sample[]) {
  const engine = createEngine({ framework: 'evaluation', logger: SILENT });
  try {
    return await replayVisits(engine, samples);
  } finally {
    await engine.close();
  }
}

describe('a replay of visits', () => {
  it('holds against a visitor what he did before', async () => {
    const attack = `/?q=${encodeURIComponent("' OR '1'='1' -- ")}`;
    const report = await replay([toSample(0, '/'), toSample(1, attack), toSample(2, '/')]);
    expect(report).toEqual({
      requests: 3,
      visits: 1,
      refused: 2,
      byType: { sqli: 1, blacklist: 1 },
      mistakes: ['requests/a/1 sqli', 'requests/a/2 blacklist'],
    });
  });

  it('sees who comes too often, each host for itself', async () => {
    const program = Array.from({ length: 53 }, (_, position) => toSample(position, `/${position}`));
    expect((await replay(program)).byType).toMatchObject({ flood: expect.any(Number) });
    const hosts = program.map((sample, position) =>
      toSample(position, sample.request?.target ?? '', { Host: `host-${position % 2}.example.org` }),
    );
    expect((await replay(hosts)).refused).toBe(0);
  });

  it('lets a page bring along as much as it likes', async () => {
    const page = Array.from({ length: 300 }, (_, position) =>
      toSample(position, `/${position}`, { 'Sec-Fetch-Site': 'same-origin' }),
    );
    expect((await replay(page)).refused).toBe(0);
  });
});
