/** Templates' delimiters with nothing but names, dots and blanks between them: `{{ user.name }}`, `{% if user %}`, `<%= x %>`. */
const NAMES =
  /\{\{[-~]?[\w.\s]{0,120}[-~]?\}\}|\{%[-~]?[\w.\s]{0,120}[-~]?%\}|<%[-=~]?[\w.\s]{0,120}[-~]?%>|[$#]\{[\w.\s]{0,120}\}/g;
/** What else opens an expression or a directive of a template's. */
const OPENS = /[{$#*@~^%&!][{]|\{[%$@=+#*?/:]|<[%#@?$]|\[[[@=#-]|[$#@]\w{0,40}\s?\(|\$[A-Za-z_]|<!--#/;
/** Members that lead out of any value, whatever the engine: names too, but not of what a page shows. */
const LEADS_OUT =
  /__|constructor|prototype|\b(?:class|self|env|environ\w*|config|settings|request|session|process|global\w*|root|parent|application|system|runtime|debug)\b/i;

/** `The file of ${name} at ${this.path}`: all that a template could take for its own are names, which it looks up and shows. */
export function holdsOnlyNames(text: string): boolean {
  let count = 0;
  let isPlain = true;
  const rest = text.replace(NAMES, (expression) => {
    count++;
    isPlain &&= !LEADS_OUT.test(expression);
    return ' ';
  });
  return count > 0 && isPlain && !OPENS.test(rest);
}
