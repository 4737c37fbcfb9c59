import { templateGenerator } from '../template-generator.js';

/**
 * Liquid has no code: what is left are the files that it may include, everything that it is given, and work without
 * end. Plain assignments and loops are left out: shops' own templates consist of them.
 */
export const liquidTags = templateGenerator({
  name: 'liquid-tags',
  engines: ['liquid'],
  rules: {
    start: ['{before}{tag}{after}', '{tag}', '{tag}'],
    tag: [
      '{l}% {include} {q:q}{file}{q:q} %{r}',
      '{l}%- {include} {q:q}{climb}{q:q} -%{r}',
      '{l}% assign {letters:x} = {q:q}{file}{q:q} %{r}{l}% {include} {letters:x} %{r}',
      '{l}% for {letters:a} in (1..{number}) %{r}{l}% for {letters:b} in (1..{number}{number}) %{r}{o} {letters:a} {c}{l}% endfor %{r}{l}% endfor %{r}',
      '{l}%- for {letters:x} in session -%{r}{o} {letters:x} {c}{l}%- endfor -%{r}',
      '{o} session | {show} {c}',
      '{o} settings | {show} {c}',
    ],
    include: ['include', 'render', 'layout'],
    climb: ['../{letters}', '../../config', '../../../etc/passwd', '/proc/self/environ'],
    show: ['inspect', 'json', 'jsonify'],
    q: ["'", '"'],
  },
});
