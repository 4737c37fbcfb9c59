// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of templates
import { templateGenerator } from '../template-generator.js';

/** Asks whether anything evaluates, in every notation. */
export const arithmeticProbe = templateGenerator({
  name: 'arithmetic-probe',
  engines: [
    'nunjucks',
    'ejs',
    'dot',
    'liquid',
    'pug',
    'jinja2',
    'eta',
    'freemarker',
    'el',
    'ognl',
    'spel',
    'twig',
    'erb',
  ],
  rules: {
    start: [
      '{o}{n}*{n}{c}',
      '{o} {n} * {n} {c}',
      '{letters}{o}{n}*{n}{c}{letters}',
      '${l}{n}*{n}{r}',
      '#{l}{n}*{n}{r}',
      '<%= {n}*{n} %>',
      '<%={n}*{n}%>',
      '*{l}{n}*{n}{r}',
      '@({n}*{n})',
      '%{l}{n}*{n}{r}',
      '${o}{n}*{n}{c}',
      '{letters}${l}{n}+{n}{r}',
      "{o}'{digit}'*{digit}{c}",
      '#set($x={n}*{n})${l}x{r}',
      '{o}={n}*{n}{c}',
      '{l}{n}*{n}{r}',
      '[[${l}{n}*{n}{r}]]',
      '#{o}{n}*{n}{c}',
      '{l}%{n}*{n}%{r}',
      '${o}<%[%\'"{c}%\\{o}{n}*{n}{c}',
    ],
    n: ['7', '{number}', '{digit}', '{number}{digit}', '{digit}{number}'],
  },
});
