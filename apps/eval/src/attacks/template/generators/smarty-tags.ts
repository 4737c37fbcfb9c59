// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of templates
import { templateGenerator } from '../template-generator.js';

/** Smarty: PHP inside its tags. */
export const smartyTags = templateGenerator({
  name: 'smarty-tags',
  engines: ['smarty'],
  rules: {
    start: [
      '{l}php{r}echo `{command}`;{l}/php{r}',
      "{l}{caller}('{command}'){r}",
      '{l}$smarty.version{r}{l}{caller}("{command}"){r}',
      "{l}if {caller}('{command}'){r}{l}/if{r}",
      '{l}Smarty_Internal_Write_File::writeFile($SCRIPT_NAME,"<?php {caller}(\'{command}\');",self::clearConfig()){r}',
      "{l}self::getStreamVariable('file://{file}'){r}",
      '{l}fetch file="{file}"{r}',
      "{l}include file='{file}'{r}",
      "{l}$x={caller}('{command}'){r}",
      "{l}'{command}'|{caller}{r}",
      "{l}math equation=\"('exec')('{command}')\"{r}",
      "{l}literal{r}{l}/literal{r}{l}{caller}('{command}'){r}",
    ],
    caller: ['system', 'passthru', 'exec', 'shell_exec', 'phpinfo', 'file_get_contents'],
  },
});
