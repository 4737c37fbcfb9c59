import type { Form } from './form.js';

/** Ruby's and Python's serialised objects, methods as values, requests of its own. */
export const RUBY: readonly Form[] = [
  {
    pattern:
      /(?<![\w$])(?:Marshal|c?[Pp]ickle|dill|cloudpickle|marshal|shelve|jsonpickle|joblib|torch)\s{0,4}\.\s{0,4}(?:loads?|restore|open|decode)\s{0,4}\(/,
    what: 'become objects of any class',
  },
  {
    pattern:
      /(?<![\w:]):(?:system|exec|spawn|eval)\s{0,4}\.\s{0,4}to_proc\b|\.\s{0,4}(?:public_|singleton_|instance_)?method\s{0,4}\(\s{0,4}:(?:system|exec|spawn|eval|open)\b/,
    what: 'run a program',
  },
  {
    pattern:
      /(?<![\w$])Storable\s{0,2}::\s{0,2}(?:thaw|retrieve|fd_retrieve)\b|(?<![\w$.>:-])thaw\s{0,2}\(\s{0,2}["'$]|\ballow_pickle\s{0,2}=\s{0,2}True\b/,
    what: 'become objects of any class',
  },
  {
    pattern:
      /(?:^|[;{(=\n])\s{0,4}(?:(?:system|exec|spawn)\s{0,2}\*\s{0,2}%[wWiI][({[<|!]|syscall\s{1,4}\d{1,4}\s{0,4}(?:[,;]|$))/,
    what: 'run a program, or call the system',
    isQuiet: true,
  },
  {
    pattern: /(?<![\w.$:])binding\s{0,2}\.\s{0,2}(?:irb|pry|eval|local_variable\w{0,12}|receiver|send)\b/,
    what: 'reach what a method keeps to itself',
    isQuiet: true,
  },
  { pattern: /&\s?method\s?\(\s?:(?:system|exec|spawn|eval|open|fork|`)/, what: 'run a program' },
  {
    pattern: /(?<![\w:])Net::HTTP\s{0,4}\.\s{0,4}(?:get|post|start|new)\w{0,16}\s{0,4}[( ]/,
    what: 'send requests of its own',
  },
];
