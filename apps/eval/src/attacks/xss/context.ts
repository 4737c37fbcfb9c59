/** Where a page reflects the text; `page` is what an application would send, with the text at `X`. */
export interface Context {
  readonly name: string;
  readonly page: string;
  /** What leads from the text's place to where markup starts. */
  readonly toMarkup: readonly string[];
  /** What leads to the next attribute of the same tag, where there is one. */
  readonly toAttribute?: readonly string[];
  /** What ends a tag that was led to its next attribute. */
  readonly attributeEnds?: readonly string[];
}

const element = (name: string, close: readonly string[], before = ''): Context => ({
  name,
  page: `<!doctype html><body>${before}<${name}>X</${name}></body>`,
  toMarkup: close,
});

export const DATA: Context = {
  name: 'data',
  page: '<!doctype html><body><h1>Hits</h1><p>X</p><footer>end</footer></body>',
  toMarkup: ['', '', '', '{word} ', '{word}', '</p>'],
};
export const DOUBLE: Context = {
  name: 'attribute-double-quoted',
  page: '<!doctype html><body><form><input type="text" name="q" value="X" class="wide"></form></body>',
  toMarkup: ['">', '"/>', '" >', '{word}">', '"></form>'],
  toAttribute: ['" ', '"', '{word}" ', '"\n', '"/', '" x="', '"\t'],
  attributeEnds: ['', ' x="', '//', '>', ' y="', ' "'],
};
export const SINGLE: Context = {
  name: 'attribute-single-quoted',
  page: "<!doctype html><body><a class='wide' href='#' title='X'>hits</a></body>",
  toMarkup: ["'>", "'/>", "' >", "{word}'>", "'></a>"],
  toAttribute: ["' ", "'", "{word}' ", "'\n", "'/", "'\t"],
  attributeEnds: ['', " x='", '//', '>', " y='", " '"],
};
export const UNQUOTED: Context = {
  name: 'attribute-unquoted',
  page: '<!doctype html><body><input type=text value=X><p>end</p></body>',
  toMarkup: ['>', ' >', '{word}>', '/>', 'x >'],
  toAttribute: [' ', 'x ', '{word} ', 'x\n', 'x\t', 'x\f'],
  attributeEnds: ['', ' x=', ' ', '>'],
};
export const COMMENT: Context = {
  name: 'comment',
  page: '<!doctype html><body><!-- X --><p>end</p></body>',
  toMarkup: ['-->', '--!>', '{word} -->', '{word}-->', ' -->', '--->'],
};
export const RCDATA: readonly Context[] = [
  element('textarea', ['</textarea>', '</textarea >', '{word}</textarea>', '</TEXTAREA>', '</textarea/>']),
  {
    ...element('title', ['</title>', '</TITLE>', '{word}</title>', '</title\n>']),
    page: '<!doctype html><head><title>X</title></head><body>x</body>',
  },
];
export const RAWTEXT: readonly Context[] = [
  element('style', ['</style>', '</STYLE>', '}</style>', '</style >']),
  element('iframe', ['</iframe>', '</iFrame>', '</iframe x>']),
  element('noembed', ['</noembed>', '</NoEmbed/>']),
  element('noscript', ['</noscript>', '</noscript\t>']),
  element('xmp', ['</xmp>', '</XMP>']),
];
export const SELECT: Context = element('option', ['</option></select>', '</select>', '</select >'], '<select>');

/** Places inside scripts; `toScript` leads from a string to a statement, `scriptEnds` deals with the rest. */
export interface ScriptContext extends Context {
  readonly toScript: readonly string[];
  readonly scriptEnds: readonly string[];
  /** Operators between which an expression can stand in the string's place. */
  readonly quote: string;
}

const script = (name: string, code: string): string =>
  `<!doctype html><body><p>hits</p><script type="text/javascript">${code}</script></body><!-- ${name} -->`;
const LEAVE = ['</script>', '</script >', '</SCRIPT>', '</script x>', '{word}</script>'];
const quoted = (name: string, quote: string): ScriptContext => ({
  name,
  page: script(name, `var go = function(){}; var query = ${quote}X${quote}; go(query);`),
  toMarkup: LEAVE,
  quote,
  toScript: [`${quote};`, `{word}${quote};`, `${quote}\n`, `{word}${quote} ;`],
  scriptEnds: ['//', ';//', `;${quote}`, ' //', ';<!--', `;var x=${quote}`],
});
export const STRING_SINGLE = quoted('script-string-single', "'");
export const STRING_DOUBLE = quoted('script-string-double', '"');
export const TEMPLATE_LITERAL = quoted('script-template-literal', '`');
export const STATEMENT: ScriptContext = {
  name: 'script-number',
  page: script('number', 'var go = function(){}; var page = X; go(page);'),
  toMarkup: LEAVE,
  quote: '',
  toScript: ['1;', '{digit};', '0\n', '0,', 'null;'],
  scriptEnds: ['', '//', ';', ';//'],
};
export const HANDLER: ScriptContext = {
  name: 'handler-string',
  page: '<!doctype html><body><script>function go(){}</script><button onclick="go(\'X\')">more</button></body>',
  toMarkup: ['">', '"/>'],
  quote: "'",
  toScript: ["');", "{word}');", '&#39;);', '&apos;);', '&#x27;);'],
  scriptEnds: ['//', ";('", ";go('", ';//'],
};
export const JSON_SCRIPT: Context = {
  name: 'json-in-script',
  page: script('json', 'var state = {"query":"X","page":1};'),
  toMarkup: LEAVE,
};
export const COMMENT_SCRIPT: Context = {
  name: 'script-comment',
  page: script('comment', '// X\nvar a = 1;'),
  toMarkup: LEAVE,
};
/** The place of a whole URL. */
export const URLS: readonly Context[] = [
  { name: 'href', page: '<!doctype html><body><a href="X">more</a></body>', toMarkup: ['">'] },
  { name: 'href-single', page: "<!doctype html><body><a href='X'>more</a></body>", toMarkup: ["'>"] },
  { name: 'iframe-src', page: '<!doctype html><body><iframe src="X"></iframe></body>', toMarkup: ['">'] },
  {
    name: 'form-action',
    page: '<!doctype html><body><form action="X"><button>go</button></form></body>',
    toMarkup: ['">'],
  },
  { name: 'location', page: script('location', 'location = decodeURIComponent("X-PERCENT");'), toMarkup: LEAVE },
];
/** Where the data URL of a document runs: only in frames. */
export const FRAME: Context = URLS[2] as Context;
/** The text goes through a parser, out again as markup and in again: what careless sanitizers do. */
export const REPARSED: Context = {
  name: 'reparsed',
  page: '<!doctype html><body><div id=a></div><script>var box = document.implementation.createHTMLDocument("").body; box.innerHTML = decodeURIComponent("X-PERCENT"); document.getElementById("a").innerHTML = box.innerHTML;</script></body>',
  toMarkup: [''],
};
export const INNER_HTML: Context = {
  name: 'inner-html',
  page: '<!doctype html><body><div id=a></div><script>document.getElementById("a").innerHTML = decodeURIComponent("X-PERCENT");</script></body>',
  toMarkup: ['', '', '{word} ', '<b>{word}</b>'],
};
export const ANGULAR: Context = {
  name: 'angular',
  page: '<!doctype html><body ng-app><script src="/angular.js"></script><p>X</p></body>',
  toMarkup: [''],
};
export const VUE: Context = {
  name: 'vue',
  page: '<!doctype html><body><div id=app><p>X</p></div><script src="/vue.js"></script><script>Vue.createApp({}).mount("#app")</script></body>',
  toMarkup: [''],
};

/** Everywhere that markup can be written into. */
export const MARKUP: readonly Context[] = [
  ...[DATA, DATA, DATA, DOUBLE, DOUBLE, SINGLE, SINGLE, UNQUOTED, COMMENT],
  ...RCDATA,
  RAWTEXT[0] as Context,
  JSON_SCRIPT,
  STRING_SINGLE,
];
export const ATTRIBUTES: readonly Context[] = [DOUBLE, SINGLE, UNQUOTED];
export const SCRIPTS: readonly ScriptContext[] = [STRING_SINGLE, STRING_DOUBLE, TEMPLATE_LITERAL, STATEMENT, HANDLER];
export const CONTEXTS: ReadonlyMap<string, Context> = new Map(
  [
    ...MARKUP,
    ...RCDATA,
    ...RAWTEXT,
    SELECT,
    ...SCRIPTS,
    COMMENT_SCRIPT,
    ...URLS,
    REPARSED,
    INNER_HTML,
    ANGULAR,
    VUE,
  ].map((context) => [context.name, context]),
);
