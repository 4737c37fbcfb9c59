import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createRasp, type Rasp } from '../rasp.js';
import { startCloud } from './testing/test-cloud.js';

const lines: string[] = [];
const say = (line: string): void => void lines.push(line);

async function start(cloudUrl: string, folder: string): Promise<Rasp> {
  const logger = { info: say, warn: say, error: say };
  const rasp = createRasp({ cloudUrl, key: 'a-key', logger, config: { CLOUD_CACHE: folder } });
  await rasp.ready;
  return rasp;
}

it('stays whole when the disk is full, and the configuration is in force all the same', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rasp-full-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', folder]);
  const cloud = await startCloud({ config: { APP_NAME: 'from afar' } });
  try {
    await (await start(cloud.origin, folder)).close();
    const [name = ''] = readdirSync(folder);
    const before = readFileSync(join(folder, name), 'utf8');
    cloud.answer = { config: { APP_NAME: 'too large', GTFO_MSG: 'x'.repeat(50_000) } };
    const rasp = await start(cloud.origin, folder);
    expect(rasp.config().APP_NAME).toBe('too large');
    await rasp.close();
    expect(lines.join('\n')).toContain('[!] cloud cache: ENOSPC');
    expect(readdirSync(folder)).toEqual([name]);
    expect(readFileSync(join(folder, name), 'utf8')).toBe(before);
  } finally {
    execFileSync('umount', [folder]);
    rmSync(folder, { recursive: true });
    await cloud.close();
  }
});
