/**
 * Go's text/template: an action that hands a literal to a method of the data, calls a function of it, or writes all that
 * the template was given. Fields alone (`.Title`), comparisons and pipelines of its own functions are what pages do.
 */
const HEAD =
  '^[-\\s]{0,4}(?:(?:if|with|range|else\\s+if|else\\s+with)\\s{1,4})?(?:\\$\\w{0,20}\\s{0,4}:?=\\s{0,4})?\\(?\\s{0,4}';
const FIELD = '(?:\\$\\w{0,20}|[a-z]\\w{0,20})?(?:\\.[A-Z]\\w{0,40}){1,6}';
const PATTERNS = [
  // {{.Run "sh" "-c" "id"}}
  new RegExp(`${HEAD}${FIELD}\\s{1,4}["\`]`),
  // {{call .Run "id"}}
  new RegExp(`${HEAD}call\\s{1,4}${FIELD}`),
  // {{"id" | .Run}}, {{printf "%s" (.Run "id")}}
  new RegExp(`["\`]\\s{0,4}\\|\\s{0,4}${FIELD}\\s{0,4}$|\\(\\s{0,4}${FIELD}\\s{1,4}["\`]`),
  // {{printf "%#v" .}}, {{println .}}
  /^[-\s]{0,4}print(?:f\s{1,4}["`][^"`]{0,40}%[-+# ]?[vsqT][^"`]{0,40}["`]|ln)?\s{1,4}[.$]\s{0,4}-?$/,
  // {{range $k, $v := .}}
  /^[-\s]{0,4}range\s{1,4}\$\w{1,20}\s{0,4},\s{0,4}\$\w{1,20}\s{0,4}:=\s{0,4}[.$](?:Values|Secrets?|Env)?\s{0,4}-?$/,
  // {{env "HOME"}}: functions that Sprig, Consul's and Nomad's templates add
  /^[-\s]{0,4}(?:with\s{1,4})?(?:env|getenv|expandenv|mustEnv|getHostByName|readFile|readDir|getJSON|getCSV|resources\.GetRemote|os\.(?:ReadFile|ReadDir|Getenv)|net\.LookupIPs?|file|exec|shell|plugin|secrets?|vault|consul_key|key(?=\s{1,4}["`][\w-]{1,40}\/)|tpl|executeTemplate|writeToFile)\s{1,4}["`]/,
  // {{datasource "file:///etc/passwd"}}: a function of anybody's that is given a file of the system
  /^[-\s]{0,4}[a-zA-Z][\w.]{1,30}\s{1,4}["`](?:file:\/|\/(?:etc|proc|root|home|srv|opt)\/)/,
  // {{toYaml .Values}}
  /^[-\s]{0,4}to(?:Yaml|Toml|(?:Pretty|Raw)?Json)\s{1,4}[.$](?:Values|Secrets?|Env|Files|Capabilities)?\s{0,4}-?$/,
];

/** Whether the inside of `{{ }}` is such an action. */
export function reachesGo(inside: string): boolean {
  if (inside.length > 512 || !/["`.$]/.test(inside)) return false;
  return PATTERNS.some((pattern) => pattern.test(inside));
}

/** {{printf "%s" "x"}}: a function of Go's own over nothing but literals, which only a probe does. */
const CONSTANTS =
  /^[-\s]{0,4}(?:printf?|println|html|urlquery|js)(?:\s{1,4}(?:"[^"\n]{0,80}"|`[^`\n]{0,80}`|\d{1,9})){1,8}\s{0,4}-?$/;

/** Whether the inside of `{{ }}` computes what it says itself. */
export function computesGo(inside: string): boolean {
  return inside.length < 400 && CONSTANTS.test(inside);
}
