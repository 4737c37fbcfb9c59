import type { Source } from '../../values/value.js';
import type { Construct } from './constructs.js';

const KEYS: ReadonlySet<Source> = new Set(['json_keys', 'qs_variables', 'post_variables']);
/** Yii 2, "Configurations", and PHP manual, "Magic Methods": an array that says what is called when it becomes an object. */
const CALLED_KEY =
  /(?:^|[.[\]])__(?:construct|destruct|wakeup|unserialize|invoke|call|callStatic|toString|set_state)\(\)(?:[\][.]|$)/;
/** Methods that PHP calls by itself, as keys of a document: Livewire, and whatever else fills an object by its names. */
const MAGIC_KEY = /(?:^|[.[\]])__(?:destruct|wakeup|unserialize|invoke|callStatic|toString|set_state)\]?$/;
/** Yii's name of the class, and a class in a namespace (PHP manual, "Name resolution rules"). */
const CLASS_KEY = /(?:^|[.[\]])__class\]?$/;
const NAMESPACED = /^\\?[A-Za-z_]\w{0,60}(?:\\[A-Za-z_]\w{0,60}){1,8}$/;
const LONGEST = 256;

/** A key by which a document has PHP make an object of a class that its sender chose. */
export function findConfigured(text: string, source: Source, path: string): Construct | undefined {
  if (text.length > LONGEST) return undefined;
  const isCalled = KEYS.has(source) && text.includes('__') && (CALLED_KEY.test(text) || MAGIC_KEY.test(text));
  if (!isCalled && !(text.includes('\\') && CLASS_KEY.test(path) && NAMESPACED.test(text))) return undefined;
  return { start: 0, end: text.length, what: 'become an object of a class that the sender chose', unmistakable: true };
}
