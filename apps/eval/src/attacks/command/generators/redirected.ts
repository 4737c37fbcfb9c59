import { commandGenerator } from '../command-generator.js';

/** Redirections in front, behind and between; here-documents and process substitutions of bash. */
export const redirected = commandGenerator({
  name: 'redirected',
  shells: ['bash'],
  rules: {
    start: ['{leave}{sep}{line}{end}', '{inside}$({line}){outside}'],
    line: [
      '>/tmp/{letters} {recon}',
      '</etc/passwd {input}',
      '2>/dev/null {harm}',
      '{harm} >/dev/null 2>&1',
      '{recon} &> /tmp/{letters}',
      '{recon} 2>&1 | {input}',
      '<{secret} {input}',
      '{input} <<< $({recon})',
      '{input} <({recon})',
      'diff <({recon}) <({recon})',
      '{recon} > >({input})',
      'tee >({input}) < {secret}',
      '{input}<<{letters:h}\n$({recon})\n{letters:h}\n',
      '3<{secret} {input} <&3',
      '{input} 0<{secret}',
      '>| /tmp/{letters} {recon}',
      '{recon} |& {input}',
      '. <({recon})',
      '$(<{secret})',
      'echo $(</etc/passwd)',
      '> /tmp/{letters}; {recon}',
    ],
    input: ['cat', 'head', 'sort', 'base64', 'wc', 'rev', 'nl'],
  },
});
