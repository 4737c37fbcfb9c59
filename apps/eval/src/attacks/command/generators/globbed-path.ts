import type { Random } from '../../../random.js';
import { commandGenerator } from '../command-generator.js';

const PROGRAMS = [
  '/bin/cat',
  '/usr/bin/id',
  '/bin/ls',
  '/usr/bin/whoami',
  '/bin/uname',
  '/usr/bin/head',
  '/usr/bin/curl',
  '/bin/sh',
];

/** Makes some letters of a path patterns; the first letters of folders stay, or too much would match. */
function glob(random: Random, path: string): string {
  return path.replace(/[a-z]+$/, (name) =>
    [...name]
      .map((letter, at) => (at > 0 && random.chance(0.5) ? random.pick(['?', `[${letter}]`, `[!A-Z]`]) : letter))
      .join(''),
  );
}

/** Programs by absolute paths, some of their letters patterns. */
export const globbedPath = commandGenerator({
  name: 'globbed-path',
  rules: {
    start: [
      '{leave}{sep}{path}{arguments}{end}',
      '{inside}$({path}{arguments}){outside}',
      '{inside}`{path}{arguments}`{outside}',
    ],
    path: (random) => {
      const path = random.pick(PROGRAMS);
      return random.chance(0.3)
        ? path
        : random.chance(0.5)
          ? glob(random, path)
          : path
              .replace(/\/([a-z])/, '/./$1')
              .replace('/bin', random.pick(['/b?n', '/bi[n]', '//bin', '/sbin/../bin']));
    },
    arguments: ['', ' {secret}', ' -la', ' /e?c/p?sswd', ' /etc/pass??', ' -a', ' {host}'],
  },
});
