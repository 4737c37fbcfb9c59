// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of templates
import { templateGenerator } from '../template-generator.js';

/** doT: whole JavaScript between its braces. */
export const dotExpression = templateGenerator({
  name: 'dot-expression',
  engines: ['dot'],
  rules: {
    start: [
      '{before}{o}={s}{node}{s}{c}{after}',
      '{o} {node}; {c}',
      '{o}! {node} {c}',
      '{o}? {node} {c}x{o}?{c}',
      '{o}={s}{digit}*{digit}{s}{c}',
      '{o}= (function(){l}return {node}{r})() {c}',
      '{o}~[{node}] :x{c}{o}=x{c}{o}~{c}',
      "{o}= [].constructor.constructor('return process')().pid {c}",
      "{o}= it.constructor.constructor('return process.env')() {c}",
      '{o} var x = {node}; {c}{o}= x {c}',
    ],
  },
});
