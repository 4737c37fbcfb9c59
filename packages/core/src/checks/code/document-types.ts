import { sought } from '../../sought/sought-pattern.js';
import type { Construct } from './constructs.js';

/** Types by which documents of .NET start something, as published gadgets and Microsoft's "Deserialization risks" name them. */
const DOTNET =
  'System\\.(?:Diagnostics\\.Process|Data\\.Services\\.Internal|Windows\\.(?:Data\\.ObjectDataProvider|Markup\\.Xaml\\w{1,20}|ResourceDictionary|Forms\\.(?:AxHost|BindingSource))|Configuration\\.Install|IO\\.(?:File|Directory|FileSystem)|Reflection|Management\\.Automation|Activities|Runtime\\.(?:Remoting|Serialization)|Security\\.(?:Principal|Claims)|Web\\.(?:UI\\.\\w{2,40}Formatter|Security)|Workflow|CodeDom|AppDomain|Delegate)';

const BECOME = 'become an object of a class that the sender chose';

/**
 * What documents call the class of an object: local tags of YAML (YAML 1.2, 6.9.1, where SnakeYAML's readers, YamlDotNet
 * and Perl's find classes), attributes and namespaces of .NET's XML formats, fastjson's types that look up names, types with
 * an address that Java looks up, BCEL's class loader, which reads a class from its name, and JAAS' configuration of a login
 * that looks up what it is told (javax.security.auth.login.Configuration).
 */
const WAYS = [
  /(?:^|[\n:[,{-]\s{0,4})!(?:<!?(?:tag:yaml\.org,2002:)?)?(?:(?:javax?|com|org|net|sun|ch|jdk)\.(?:[a-z_]\w{0,40}\.){1,8}[A-Z]\w{1,60}|(?:System|Microsoft)\.[A-Z]\w{1,40}\.\w[\w.]{1,80})/,
  /!!perl\/(?:code|hash|array|scalar|ref|glob|regexp)\b|!ruby\/(?:class|module|range|regexp|array|string):?\s{0,2}[A-Z]/,
  new RegExp(
    `<[\\w:.-]{1,60}\\s[^<>]{0,300}?(?:\\b(?:type|Type|ObjectType|class)\\s{0,4}=\\s{0,4}["'](?:\\{x:Type\\s{1,4})?${DOTNET}|xmlns(?::\\w{1,20})?\\s{0,4}=\\s{0,4}["'](?:clr-namespace:|https?:\\/\\/schemas\\.microsoft\\.com\\/clr\\/ns(?:assem)?\\/)(?:System\\.(?:Diagnostics|Reflection|IO|Windows|Management|Configuration\\.Install|Security|Runtime|Data|Web|Workflow|CodeDom|Activities)|Microsoft\\.VisualStudio\\.Text))`,
  ),
  /["']@type["']\s{0,4}:\s{0,4}["']java\.(?:net\.(?:UR[IL]|Inet\w{0,10}Address)|util\.Currency)["']\s{0,4},\s{0,4}["'](?:val|currency|address)["']/,
  /\[\s{0,4}["'](?:[a-z_]\w{0,40}\.){2,12}[A-Z]\w{1,60}["']\s{0,4},\s{0,4}\{[^{}]{0,200}["'](?:ldaps?|rmi|iiop|corbaname|jndi|jdbc):/,
  /\$\$BCEL\$\$\$l\$/,
  /(?<![\w.])(?:[a-z_]\w{0,40}\.){2,8}JndiLoginModule\s{1,8}(?:required|requisite|sufficient|optional)\b/,
].map((pattern) => sought(pattern));

/** The same as a value of a document that was read: Json.NET's and JavaScriptSerializer's names of the type. */
const TYPE_KEY = /(?:^|\.)(?:\$type|__type)$/;
const TYPE_VALUE = sought(new RegExp(`^\\s{0,4}(?:${DOTNET}|Microsoft\\.VisualStudio\\.\\w)`));

/**
 * Jackson's "WRAPPER_ARRAY" is a list of a class and what it is built from. Of a document that was read the first item
 * is left: a class that compiles the bytes it is given, reads its beans from an address, or looks its source up.
 */
const BUILT = sought(
  /^(?:[a-z_]\w{0,40}\.){2,12}(?:TemplatesImpl|\w{0,40}XmlApplicationContext|\w{0,40}RowSetImpl|\w{0,40}DataSource|Jndi\w{1,40}|PropertyPathFactoryBean|ScriptEngineManager)$/,
);

/** An object of a class that a document names, and that is none of its data. */
export function findDocumentType(text: string, path: string): Construct | undefined {
  if (path.endsWith('[0]') && BUILT.test(text)) return { start: 0, end: text.length, what: BECOME, unmistakable: true };
  if (TYPE_VALUE.mayMatch(text) && TYPE_KEY.test(path) && TYPE_VALUE.test(text))
    return { start: 0, end: text.length, what: BECOME, unmistakable: true };
  for (const pattern of WAYS) {
    const match = pattern.exec(text);
    if (match === null) continue;
    return { start: match.index, end: match.index + match[0].length, what: BECOME, unmistakable: false };
  }
  return undefined;
}
