import { commandGenerator } from '../command-generator.js';

/** Nothing comes back but time: waits, and waits on a condition. */
export const timeBlind = commandGenerator({
  name: 'time-blind',
  rules: {
    start: [
      '{leave}{sep}{wait}{end}',
      '{leave}{sep}{question}{end}',
      '{inside}$({wait}){outside}',
      '{inside}`{wait}`{outside}',
    ],
    wait: [
      'sleep {digit}',
      'sleep {digit}{digit}',
      'sleep 0.{digit}',
      'ping -c {digit} 127.0.0.1',
      'ping -i 1 -c {number} localhost',
      'timeout {digit} yes',
      'usleep {number}000',
      'sleep $(({digit}*{digit}))',
      'sleep `echo {digit}`',
      'sleep {digit}s',
      'perl -e "sleep {digit}"',
      'python3 -c "__import__(\'time\').sleep({digit})"',
    ],
    question: [
      'if [ $(whoami | cut -c {digit}) = r ]; then sleep {digit}; fi',
      'test $(id -u) -eq 0 && sleep {digit}',
      '[ -f {secret} ] && {wait}',
      '[ "$(hostname)" = {name} ] || {wait}',
      'if test -d /root; then {wait}; else {wait}; fi',
      'case $(uname) in L*) {wait};; *) {wait};; esac',
      'expr $(cat {secret} | wc -c) \\> {number} && {wait} || {wait}',
    ],
  },
});
