import { encodingMutators } from '../../encodings.js';
import { familyMutator, rewriteOne } from '../../family-mutator.js';
import { writePadding } from '../../padding.js';
import { scriptMutators } from '../../script-mutators.js';

const javascript = familyMutator('code', /^javascript$/);
const php = familyMutator('code', /^php$/);
const python = familyMutator('code', /^python$/);
const breaksOut = (context = ''): boolean => context.startsWith('string-');
const commentable = /^(?:expression|function-body|vm-context|string-single|string-double)$/;

/** Statements around JavaScript. */
const STATEMENT_MUTATORS = [
  javascript('statement-before', (text, random, { position }) =>
    breaksOut(position.context) || !commentable.test(position.context ?? '')
      ? undefined
      : `${random.pick(['1;', 'var a=1;', ';', '"x";', 'void 0;', '[];'])}${text}`,
  ),
  javascript('trailing-comment', (text, random, { position }) =>
    commentable.test(position.context ?? '') && !/['"]$/.test(text)
      ? `${text}${random.pick(['//', ' // x', '/**/', ';', '\n'])}`
      : undefined,
  ),
  javascript('comment-before', (text, random, { position }) =>
    breaksOut(position.context) || !commentable.test(position.context ?? '')
      ? undefined
      : `${random.pick(['/**/', '/* x */', '//x\n', '<!--x\n'])}${text}`,
  ),
  javascript('padding-before', (text, random, { position }) => {
    if (!commentable.test(position.context ?? '')) return undefined;
    return breaksOut(position.context) ? `${writePadding(random)}${text}` : `/*${writePadding(random)}*/${text}`;
  }),
  javascript('padding-after', (text, random, { position }) =>
    commentable.test(position.context ?? '') && !/['"]$/.test(text) ? `${text}/*${writePadding(random)}*/` : undefined,
  ),
  javascript('word-before', (text, random, { position }) =>
    breaksOut(position.context) ? `${random.pick(['hello', 'x ', '1', 'a b'])}${text}` : undefined,
  ),
  javascript('in-block', (text, _, { position }) =>
    position.context === 'expression' && !/[/\n]/.test(text) ? `{${text}}` : undefined,
  ),
  javascript('in-arrow', (text, _, { position }) =>
    position.context === 'expression' && !/[/\n]/.test(text) ? `(()=>{${text}})()` : undefined,
  ),
  javascript('in-try', (text, _, { position }) =>
    position.context === 'expression' && !/[/\n]/.test(text) ? `try{${text}}catch(e){}` : undefined,
  ),
  javascript('in-condition', (text, _, { position }) =>
    position.context === 'expression' && !/[/\n]/.test(text) ? `if(1){${text}}` : undefined,
  ),
  javascript('deserialised-around', (text, random, { position }) =>
    position.context === 'node-serialize'
      ? text.replace('{', `{${random.pick([' ', '\n', '\t"a" : 1, ', '"x":"y",'])}`)
      : undefined,
  ),
];

/** PHP's and Python's own freedoms. */
const OTHER_MUTATORS = [
  php('php-case', (text, random) =>
    text.replace(/\b[a-z_]{4,}(?=\()/g, (name) =>
      [...name].map((one) => (random.chance(0.5) ? one.toUpperCase() : one)).join(''),
    ),
  ),
  php('php-blank', (text, random) =>
    rewriteOne(text, random, { pattern: /(?<=[a-z_])\(/g, write: () => random.pick([' (', '\n(', '\t(', '/**/(']) }),
  ),
  php('php-comment', (text, random) =>
    rewriteOne(text, random, { pattern: /;/g, write: () => random.pick(['/*x*/;', ';//x\n', ';#\n']) }),
  ),
  php('php-root', (text, random) =>
    rewriteOne(text, random, {
      pattern: /\b(?=(?:system|exec|passthru|shell_exec|phpinfo|eval)\()/g,
      write: () => '\\',
    }),
  ),
  php('php-quiet', (text, random) =>
    rewriteOne(text, random, {
      pattern: /\b(?=(?:system|exec|passthru|shell_exec|phpinfo|readfile)\()/g,
      write: () => '@',
    }),
  ),
  php('php-joined', (text, random) =>
    rewriteOne(text, random, {
      pattern: /\b(system|exec|passthru|shell_exec|phpinfo|readfile)(?=\()/g,
      write: ([name]) => `('${name.slice(0, 3)}'.'${name.slice(3)}')`,
    }),
  ),
  php('php-padding', (text, random) => `${text}/*${writePadding(random)}*/`),
  python('python-blank', (text, random) =>
    rewriteOne(text, random, { pattern: /(?<=[a-z_])\(/g, write: () => random.pick([' (', '\t(', '(\n']) }),
  ),
  python('python-getattr', (text, random) =>
    rewriteOne(text, random, {
      pattern: /(__import__\('\w+'\))\.(\w+)/g,
      write: ([, module, name]) => `getattr(${module},'${name}')`,
    }),
  ),
  python('python-joined', (text, random) =>
    rewriteOne(text, random, {
      pattern: /'(os|subprocess|builtins|socket)'/g,
      write: ([, name = '']) => `'${name.slice(0, 1)}'+'${name.slice(1)}'`,
    }),
  ),
  python('python-full-width', (text, random) =>
    rewriteOne(text, random, {
      pattern: /(?<=\.)(system|popen|read|environ)\b/g,
      write: ([name]) => [...name].map((one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).join(''),
    }),
  ),
  // A pickle knows no comments.
  python('python-padding', (text, random, { position }) =>
    text.includes('\n') || !commentable.test(position.context ?? '') ? undefined : `${text} #${writePadding(random)}`,
  ),
];

/** Every way to write a code injection differently that does the same. */
export const CODE_MUTATORS = [
  ...scriptMutators('code', /^javascript$/),
  ...STATEMENT_MUTATORS,
  ...OTHER_MUTATORS,
  ...encodingMutators(['code']),
];
