// Node reads `type` from the nearest package.json: without this one, dist/cjs would be taken for ESM.
import { writeFileSync } from 'node:fs';

writeFileSync('dist/cjs/package.json', '{"type":"commonjs"}\n');
