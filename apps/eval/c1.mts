import { readFileSync } from 'node:fs';
import { createEngineJudge } from './src/judges/engine-judge.ts';

const judge = await createEngineJudge();
for (const line of readFileSync(process.argv[2], 'utf8').split('\n')) {
  if (line.trim() === '') continue;
  const text = JSON.parse('"' + line.replace(/\\/g, '\\\\').replace(/\\\\n/g, '\\n').replace(/"/g, '\\"') + '"');
  const r = await judge.judge({
    text,
    location: 'query',
    family: 'command',
    label: 'attack',
    id: 'x',
    group: 'x',
    source: 'x',
  } as any);
  console.log(
    r.blocked ? 'BLOCK' : 'pass ',
    JSON.stringify(text).slice(-110),
    r.findings
      .map((f) => `${f.check}/${f.certainty}/${f.context}`)
      .slice(0, 2)
      .join(' | '),
  );
}
await judge.close();
process.exit(0);
