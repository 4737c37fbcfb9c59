import { commandGenerator } from '../command-generator.js';

/** Compound commands and functions (XCU 2.9.4). */
export const controlFlow = commandGenerator({
  name: 'control-flow',
  rules: {
    start: ['{leave}{break}{compound}{end}'],
    break: [';', '; ', '\n', '&', '&& ', '|', '|| '],
    compound: [
      '({harm})',
      '( {harm}; {harm} )',
      '{ {harm}; }',
      'if true; then {harm}; fi',
      'if ! false;then {harm};fi',
      'for i in 1 2; do {harm}; done',
      'for f in /etc/*; do echo $f; done',
      'while :; do {harm}; break; done',
      'until {harm}; do break; done',
      'case x in x) {harm};; esac',
      'case $x in *) {harm};; esac',
      'f() { {harm}; }; f',
      '! {harm}',
      'true && {harm} || {harm}',
      'if {recon}; then :; fi',
      'set -- {recon}; $1',
      'trap "{harm}" EXIT',
      '{harm} & wait',
      'exec {harm}',
      'x() ( {harm} ); x',
    ],
  },
});
