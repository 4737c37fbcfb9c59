// biome-ignore-all lint/suspicious/noTemplateCurlyInString: PHP's variables
import type { Random } from '../../../random.js';
import { codeGenerator, other } from '../code-generator.js';

/** An expression of PHP that says a function's name without showing it. */
function spell(random: Random, name: string): string {
  const at = 1 + random.below(name.length - 1);
  const codes = [...name].map((letter) => letter.charCodeAt(0));
  return random.pick([
    `'${name.slice(0, at)}'.'${name.slice(at)}'`,
    `"${codes.map((code) => `\\x${code.toString(16)}`).join('')}"`,
    `"${codes.map((code) => `\\${code.toString(8)}`).join('')}"`,
    `"${codes.map((code) => `\\u{${code.toString(16)}}`).join('')}"`,
    codes.map((code) => `chr(${code})`).join('.'),
    `strrev('${[...name].reverse().join('')}')`,
    `hex2bin('${Buffer.from(name).toString('hex')}')`,
    `base64_decode('${Buffer.from(name).toString('base64')}')`,
    `implode('',['${name.slice(0, at)}','${name.slice(at)}'])`,
    `join(array('${name.slice(0, at)}','${name.slice(at)}'))`,
    `str_replace('-','','${name.slice(0, at)}-${name.slice(at)}')`,
    `pack('H*','${Buffer.from(name).toString('hex')}')`,
    `strtolower('${name.toUpperCase()}')`,
    `substr('xx${name}',2)`,
    `sprintf('%s%s','${name.slice(0, at)}','${name.slice(at)}')`,
    `'${name}'`,
  ]);
}

/** PHP: everything that takes the name of a function as a value. */
export const phpCallables = codeGenerator({
  name: 'php-named-calls',
  places: other('php'),
  rules: {
    start: [
      '{open}({f})({arg}){end}',
      '{open}$f={f};$f({arg}){end}',
      '{open}call_user_func({f},{arg}){end}',
      '{open}call_user_func_array({f},[{arg}]){end}',
      '{open}array_map({f},[{arg}]){end}',
      '{open}array_filter([{arg}],{f}){end}',
      '{open}usort($a,{f}){end}',
      '{open}array_walk($x,{f}){end}',
      '{open}register_shutdown_function({f},{arg}){end}',
      '{open}ob_start({f});echo {arg};ob_end_flush(){end}',
      '{open}iterator_apply(new ArrayIterator([1]),{f},[{arg}]){end}',
      "{open}preg_replace_callback('/.+/',fn($m)=>({f})($m[0]),{arg}){end}",
      '{open}(new ReflectionFunction({f}))->invoke({arg}){end}',
      '{open}Closure::fromCallable({f})({arg}){end}',
      '{open}forward_static_call({f},{arg}){end}',
      '{open}array_reduce([{arg}],fn($c,$i)=>({f})($i)){end}',
      '{open}[{f}][0]({arg}){end}',
      "{open}${l}'_'.'GET'{r}[0](${l}'_'.'GET'{r}[1]){end}",
      '{open}$_GET[{digit}]($_GET[{letters}]){end}',
      '{open}$_REQUEST["{letters}"]($_POST["{letters}"]){end}',
      '{open}(fn()=>({f})({arg}))(){end}',
      '{open}array_map(function($x){l}return ({f})($x);{r},[{arg}]){end}',
      '{open}$GLOBALS["_POST"]["{letters}"]($GLOBALS["_POST"]["{letters}"]){end}',
      '{open}@$_COOKIE["{letters}"]($_COOKIE["{letters}"]){end}',
      '{open}extract($_REQUEST);$f($g){end}',
      '{open}set_error_handler({f});trigger_error({arg}){end}',
      '{open}spl_autoload_register({f});new {letters}{end}',
      '{open}is_callable({f})&&({f})({arg}){end}',
      '{open}system(...)({arg}){end}',
    ],
    f: (random) =>
      spell(random, random.pick(['system', 'passthru', 'shell_exec', 'exec', 'assert', 'popen', 'proc_open'])),
    arg: ["'{command}'", '"{command}"', "'{command}'", "$_GET['{letters}']"],
  },
});
