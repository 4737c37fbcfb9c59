// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of templates
import { templateGenerator } from '../template-generator.js';

/** Velocity: directives, and classes by way of strings. */
export const velocityDirective = templateGenerator({
  name: 'velocity-directive',
  engines: ['velocity'],
  rules: {
    start: [
      '#set(${letters:x}={number}*{number})${letters:x}',
      '#foreach($i in [1..{number}])$i#end',
      '#set($s="{letters}")#evaluate("#set($y={number}+1)$y")',
      '#if(1=={digit})a#{l}else{r}b#end',
      '#set($x=$secret)$x',
      '#macro({letters:m})#set($z={number}*2)$z#end#{letters:m}()',
      '#define($b)#set($q={number}+{number})$q#end$b',
    ],
  },
});
