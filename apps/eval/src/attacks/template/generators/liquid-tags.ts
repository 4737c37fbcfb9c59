// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of templates
import { templateGenerator } from '../template-generator.js';

/** Liquid: no code, but loops, assignments and every file that it may include. */
export const liquidTags = templateGenerator({
  name: 'liquid-tags',
  engines: ['liquid'],
  rules: {
    start: [
      '{l}% assign {letters:x} = {number} | times: {number} %{r}{o} {letters:x} {c}',
      '{l}% for i in (1..{number}) %{r}{o} i {c}{l}% endfor %{r}',
      '{o} {number} | times: {number} {c}',
      '{l}% capture {letters:x} %{r}{l}% for a in (1..{number}) %{r}xxxx{l}% endfor %{r}{l}% endcapture %{r}{o} {letters:x} | append: {letters:x} {c}',
      '{l}% include "{file}" %{r}',
      '{l}% render "{file}" %{r}',
      '{l}% layout "{file}" %{r}',
      '{l}% assign x = settings.secret %{r}{o} x | json {c}',
      '{l}%- for x in session -%{r}{o} x {c}{l}%- endfor -%{r}',
      "{o} 'x' | append: secret | upcase {c}",
      '{l}% tablerow i in (1..{number}) %{r}{o} i {c}{l}% endtablerow %{r}',
      '{l}% if secret contains "{letters}" %{r}a{l}% else %{r}b{l}% endif %{r}',
      '{o} session | inspect {c}',
      '{l}% liquid\nassign x = {number}\necho x\n%{r}',
    ],
  },
});
