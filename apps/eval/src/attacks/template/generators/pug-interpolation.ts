// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of templates
import { templateGenerator } from '../template-generator.js';

/** Pug: interpolation, code lines, attributes. */
export const pugInterpolation = templateGenerator({
  name: 'pug-interpolation',
  engines: ['pug'],
  rules: {
    start: [
      '#{l}{node}{r}',
      '!{l}{node}{r}',
      'p= {node}',
      '= {node}',
      '- {node}',
      '{letters} #{l}{node}{r}',
      '#{l}function(){l}{node}{r}(){r}',
      '#{l}[].constructor.constructor("return process")().env{r}',
      'a(href={node})',
      'p #{l}{digit}*{digit}{r}',
      '- var x = {node}\n= x',
      'if {node}\n  p x',
      'each x in [{node}]\n  p= x',
      '#{l}(() => {node})(){r}',
      '#{l}root.process{r}\n= {node}',
      'div(class=({node}))',
    ],
  },
});
