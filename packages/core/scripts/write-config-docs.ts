import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { configJsonSchema } from './config-json-schema.js';
import { configMarkdown } from './config-markdown.js';

const core = dirname(dirname(process.argv[1] ?? ''));
writeFileSync(join(core, 'config.schema.json'), `${JSON.stringify(configJsonSchema(), undefined, 2)}\n`);
writeFileSync(join(core, '../../docs/configuration.md'), configMarkdown());
