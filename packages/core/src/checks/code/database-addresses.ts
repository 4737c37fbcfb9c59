import { sought } from '../../sought/sought-pattern.js';
import type { Construct } from './constructs.js';

/**
 * Properties by which the address of a database has its driver load a class, read a file or run statements. MySQL
 * Connector/J and pgJDBC, "Connection properties"; H2, "Database URL Overview"; Db2, "Properties for the Driver for JDBC";
 * SQLite JDBC, "Usage"; Microsoft's driver, "Setting the connection properties". A schema that `INIT` makes is everyday
 * use, as are scripts of the application's own class path.
 */
const JDBC = sought(
  /\bjdbc:[a-z][\w+-]{1,30}:[^\s"'<>]{0,400}?(?:[?&;:(](?:autoDeserialize|(?:query|statement|exception|connectionLifecycle)Interceptors|propertiesTransform|serverConfigCacheFactory|allow(?:LoadLocalInfile(?:InPath)?|UrlInLocalInfile)|socketFactory(?:Arg|Class|ConstructorArg)?|sslfactory(?:arg)?|sslhostnameverifier|sslpasswordcallback|authenticationPluginClassName|loggerFile|clientRerouteServerListJNDIName|enable_load_extension|springCfg|IniFile)=[^&;\s]|:resource:\w{2,8}:|;INIT=[^"\n]{0,200}?(?:RUNSCRIPT\s{1,8}FROM\s{1,8}'(?:https?|ftp|file|\\\\)|CREATE\s{1,8}(?:FORCE\s{1,8})?(?:ALIAS|TRIGGER)))/i,
);

/** H2's address without the driver's prefix, as forms ask for it; and "CREATE ALIAS", "CREATE TRIGGER": Java in a statement. */
const H2 = sought(
  /;INIT=[^"\n]{0,200}?(?:RUNSCRIPT\s{1,8}FROM\s{1,8}'(?:https?|ftp|file|\\\\)|CREATE\s{1,8}(?:FORCE\s{1,8})?(?:ALIAS|TRIGGER))|\bCREATE\s{1,8}(?:FORCE\s{1,8})?(?:ALIAS|TRIGGER)\s[^'$]{1,200}?\bAS\s{1,8}(?:CONCAT\s{0,4}\(\s{0,4})?(?:'|\$\$)[^'$]{0,200}?(?:\/\/javascript|\bjava\.|\bthrows\s|\bRuntime\.|\bProcessBuilder\b)/i,
);

/**
 * ActiveMQ, "VM Transport": an address that starts a broker from a configuration somewhere else, which is Spring's XML and
 * builds objects of any class.
 */
const BROKER = sought(/\bvm:\/\/[^\s"'<>]{0,200}?[?&;(]brokerConfig=(?:xbean|broker|properties):/i);

const STATEMENTS = /;INIT=/i;

/** Whether a text may hold such an address. */
export function mayAddressDatabase(text: string): boolean {
  return JDBC.mayMatch(text) || H2.mayMatch(text) || BROKER.mayMatch(text);
}

/** An address of a database, or of a broker, that has its driver run something. */
export function findDatabaseAddress(text: string): Construct | undefined {
  const match = JDBC.exec(text) ?? H2.exec(text) ?? BROKER.exec(text);
  if (match === null) return undefined;
  const what = 'have the driver of a database or a broker load or run what the sender chose';
  // The whole value is the address: what `INIT` brings, however many lines it has, is shown to nobody.
  const unmistakable = match.index === 0 && STATEMENTS.test(match[0]);
  return { start: match.index, end: match.index + match[0].length, what, unmistakable };
}
