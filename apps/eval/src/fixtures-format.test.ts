import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readFixtures } from './fixtures.js';

it('fixtures are one text a line, with the escapes of JSON', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rasp-fixtures-'));
  mkdirSync(join(folder, 'sqli/fixtures'), { recursive: true });
  writeFileSync(join(folder, 'sqli/fixtures/attacks.txt'), '// why\n\n\' or "1"="1\nx\\nid "a" \\"b\\"\n');
  expect(readFixtures(folder)).toEqual([{ check: 'sqli', attacks: ['\' or "1"="1', 'x\nid "a" "b"'], benign: [] }]);
  rmSync(folder, { recursive: true });
});
