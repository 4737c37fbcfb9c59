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
/** ThinkPHP and others take a class with its namespace as a part of a route (`index/\think\app/x`); `/\bfoo\b/i` is a pattern. */
const ROUTED_CLASS =
  /^\/?(?:[\w.-]{3,40}\/){0,3}\\{1,2}[A-Za-z_]\w{2,40}(?:\\{1,2}[A-Za-z_]\w{1,40}){1,6}\/(?![dgimsuvy]{1,8}$)[A-Za-z_]\w{1,60}(?:\/\w{1,40}){0,4}$/;
const LONGEST = 256;

/** A key by which a document has PHP make an object of a class that its sender chose. */
export function findConfigured(text: string, source: Source, path: string): Construct | undefined {
  if (text.length > LONGEST) return undefined;
  if (text.includes('/\\') && ROUTED_CLASS.test(text))
    return { start: 0, end: text.length, what: 'call a method of a class that the sender chose', unmistakable: true };
  const isCalled = KEYS.has(source) && text.includes('__') && (CALLED_KEY.test(text) || MAGIC_KEY.test(text));
  if (!isCalled && !(text.includes('\\') && CLASS_KEY.test(path) && NAMESPACED.test(text))) return undefined;
  return { start: 0, end: text.length, what: 'become an object of a class that the sender chose', unmistakable: true };
}

/** PHP manual, "Program execution Functions", "Function handling Functions" and the like: names that are no word of anybody's. */
export const NAMED_FUNCTIONS: ReadonlySet<string> = new Set(
  `call_user_func call_user_func_array forward_static_call create_function shell_exec passthru proc_open popen pcntl_exec
  phpinfo file_put_contents file_get_contents highlight_file show_source unserialize invokefunction`.split(/\s+/),
);
/** Keys under which a document says which function is called: a filter, a hook, and what such a function is given. */
const CALLING_KEY =
  /(?:^|[.[])(?:func(?:tion)?|fn|filters?|callback|callable|handler|h?hook|vars|call|validator)\]?(?:[.[]\w{0,4}\]?){0,3}$/i;
/** The method of a request that a form cannot send (Symfony, Laravel, ThinkPHP), where a class' own constructor stands. */
const OVERRIDING_KEY = /^_method$/i;
export const CONSTRUCTOR = '__construct';

/** Whether a value names the function that PHP calls because of its key. */
export function isNamedFunction(text: string, path: string): boolean {
  return NAMED_FUNCTIONS.has(text) ? CALLING_KEY.test(path) : text === CONSTRUCTOR && OVERRIDING_KEY.test(path);
}
