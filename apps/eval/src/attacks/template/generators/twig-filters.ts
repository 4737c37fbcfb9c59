// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of templates
import { templateGenerator } from '../template-generator.js';

/** Twig: filters that take the name of a function. */
export const twigFilters = templateGenerator({
  name: 'twig-filters',
  engines: ['twig'],
  rules: {
    start: [
      "{o}['{command}']|{taker}('{caller}'){c}",
      "{o}['{command}',0]|sort('{caller}'){c}",
      "{o}_self.env.registerUndefinedFilterCallback('{caller}'){c}{o}_self.env.getFilter('{command}'){c}",
      "{o}['{command}']|{taker}('{caller}')|join(','){c}",
      "{o}[0]|reduce('{caller}','{command}'){c}",
      "{l}% set x = ['{command}']|{taker}('{caller}') %{r}{o} x|join {c}",
      "{o}app.request.query.get('x')|{taker}('{caller}'){c}",
      '{o}include("{file}"){c}',
      "{o}source('{file}'){c}",
      "{o}{l}'{command}':'{caller}'{r}|map('call_user_func'){c}",
      "{o}'{file}'|file_excerpt(1,30){c}",
      '{o}_self{c}{o}dump(app){c}',
    ],
    taker: ['map', 'filter', 'map', 'find'],
    caller: ['system', 'passthru', 'exec', 'shell_exec', 'file_get_contents', 'assert'],
  },
});
