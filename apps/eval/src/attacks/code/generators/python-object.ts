// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of scripts
import { codeGenerator, other } from '../code-generator.js';

/** Python: pickles in their oldest notation, YAML tags. */
export const pythonObject = codeGenerator({
  name: 'python-object',
  places: other('python', 'deserialise'),
  rules: {
    start: [
      "c{module}\nsystem\n(S'{command}'\ntR.",
      'cos\npopen\n(V{command}\ntR.',
      "csubprocess\ncheck_output\n((S'sh'\nS'-c'\nS'{command}'\nltR.",
      '!!python/object/apply:os.system ["{command}"]',
      "!!python/object/apply:subprocess.check_output [['{letters}']]",
      '!!python/object/new:os.system ["{command}"]',
      '{letters}: !!python/object/apply:subprocess.Popen\n  - {command}',
      '!!python/module:{letters}',
      '!!python/name:os.system',
      "!!python/object/apply:eval [\"__import__('os').system('{command}')\"]",
      "(dp0\nS'{letters}'\ncos\nsystem\n(S'{command}'\ntRs.",
      '{l}"py/object": "__main__.X", "py/reduce": [{l}"py/type": "os.system"{r}, {l}"py/tuple": ["{command}"]{r}]{r}',
      '{l}"py/object/apply":"os.system","args":["{command}"]{r}',
    ],
    module: ['os', 'posix', 'nt'],
  },
});
