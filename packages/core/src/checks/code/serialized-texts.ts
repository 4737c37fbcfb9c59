import { sought } from '../../sought/sought-pattern.js';
import type { Construct } from './constructs.js';
import { FUNCTION_MARKERS, YAML_TAGS } from './vocabulary.js';

/** PHP manual, serialize(): an object, `C` with its own format, with a name and a count. */
const PHP_OBJECT = sought(/(?:^|[;{|"':=\s])[OC]:\+?\d{1,4}:\\?"[\w\\]{1,200}\\?":\+?\d{1,5}:\{/);
/** Opcodes `c` and `i` of Lib/pickletools.py: a module and a name, a line each. */
const PICKLE_TEXT = sought(/[ci](?:os|posix|nt|subprocess|builtins|__builtin__|sys|pty|commands|runpy)\n\w{2,20}\n/);
/**
 * The value of a key in a document that begins as YAML does: what SnakeYAML and PyYAML build with arguments. How MkDocs
 * names functions (`!!python/name:x.y`) has none.
 */
const BUILT_IN_YAML =
  /^\s{0,8}(?:---|[\w.-]{1,40}:(?:[ \t]{1,4}\S{1,80}){0,2}|-[ \t]\S{1,120})[ \t]{0,4}\n(?:[\s\S]{0,4096}?\n)?[ \t]{0,32}(?:-[ \t]{1,4})?(?:[\w.-]{1,40}:[ \t]{1,8})?!!(?:(?:javax?|com\.sun|org)\.[\w.$]{2,100}[ \t]{1,4}[[{]|python\/object\/(?:apply|new):)/;

/**
 * Classes of Ruby's own library and of Rails that do something when Psych fills or shows them, and modules and classes
 * themselves. What gems say of themselves is built of others (`Gem::Specification`, `Gem::Version`).
 */
const RUBY_GADGET = sought(
  /!ruby\/(?:(?:object|hash|struct|array|hash-with-ivars|exception|marshalable)(?:-with-\w{1,12})?:(?:::)?(?:Gem::(?:Installer|SpecFetcher|DependencyList|StubSpecification|RequestSet|Source|Resolver|Security|Util|Package|Molinillo|Commands?)\b|Net::\w|PrettyPrint\b|ERB\b|IRB\b|Kernel\b|Object\b|Proc\b|Binding\b|Process\b|IO\b|File\b|Logger\b|UncaughtThrowError\b|Action(?:Controller|Dispatch|View)::|ActiveSupport::(?:Deprecation|Callbacks|Dependencies|MessageVerifier|Cache)\b|ActiveModel::AttributeMethods|Rack::|Sprockets::|Arel::|DRb)|(?:module|class)\s{1,4}["']?(?:Kernel|Object|IO|File|Process|ERB|Binding)\b)/,
);

const NO_MARKERS: readonly string[] = [];

/** An object that a library rebuilds from a text of its format, and what that runs. */
export function findSerialised(text: string): Construct | undefined {
  for (const marker of text.includes('_') ? FUNCTION_MARKERS : NO_MARKERS) {
    const start = text.indexOf(marker);
    if (start >= 0)
      return {
        start,
        end: start + marker.length,
        what: 'become a function when it is deserialised',
        unmistakable: true,
      };
  }
  const object = PHP_OBJECT.exec(text);
  if (object !== null)
    return { ...spanOf(object), what: 'become an object of that class when it is deserialised', unmistakable: true };
  const gadget = RUBY_GADGET.exec(text);
  if (gadget !== null)
    return { ...spanOf(gadget), what: 'run methods of Ruby when the YAML is loaded', unmistakable: true };
  const yaml = YAML_TAGS.exec(text);
  if (yaml !== null)
    return {
      ...spanOf(yaml),
      what: 'become an object of any class when the YAML is loaded',
      unmistakable:
        /^\s{0,8}(?:[\w-]{1,40}:\s{1,8})?$/.test(text.slice(0, Math.min(yaml.index, 64))) || BUILT_IN_YAML.test(text),
    };
  const pickle = PICKLE_TEXT.exec(text);
  if (pickle !== null)
    return {
      ...spanOf(pickle),
      what: 'call a function when it is unpickled',
      // Nothing but opcodes in front: the value is the pickle.
      unmistakable: /^(?:[(\]}l]|S'[^'\n]{0,128}'\n|V[^\n]{0,128}\n|p\d\n|c\w{1,20}\n\w{1,20}\n){0,12}$/.test(
        text.slice(0, Math.min(pickle.index, 256)),
      ),
    };
  return undefined;
}

function spanOf(match: RegExpExecArray): { start: number; end: number } {
  return { start: match.index, end: match.index + match[0].length };
}
