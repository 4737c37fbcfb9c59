import type { Form } from './form.js';

/** Ruby's and Python's serialised objects, methods as values, requests of its own. */
export const RUBY: readonly Form[] = [
  {
    pattern:
      /(?<![\w$])(?:Marshal|c?[Pp]ickle|dill|cloudpickle|marshal|shelve|jsonpickle)\s{0,4}\.\s{0,4}(?:loads?|restore|open|decode)\s{0,4}\(/,
    what: 'become objects of any class',
  },
  {
    pattern:
      /(?<![\w:]):(?:system|exec|spawn|eval)\s{0,4}\.\s{0,4}to_proc\b|\.\s{0,4}(?:public_|singleton_|instance_)?method\s{0,4}\(\s{0,4}:(?:system|exec|spawn|eval|open)\b/,
    what: 'run a program',
  },
  { pattern: /&\s?method\s?\(\s?:(?:system|exec|spawn|eval|open|fork|`)/, what: 'run a program' },
  {
    pattern: /(?<![\w:])Net::HTTP\s{0,4}\.\s{0,4}(?:get|post|start|new)\w{0,16}\s{0,4}[( ]/,
    what: 'send requests of its own',
  },
];
