import { sought } from '../../sought/sought-pattern.js';

// Data: how template engines and other programs mark code of theirs in a text; the second group is the code.

/** Tags and elements that are called after a language hold code of it. */
const LANGUAGE =
  '(?:[a-z]{2,12}_)?(?:php|perl|python|py|ruby|rb|lua|tcl|erl|erlang|groovy|scala|java|js|z?script|eval|exec)';

/** Code between a tag and its end, in an attribute of a tag, or between braces that a sign doubles. */
export const CODE_NOTATIONS = [
  // `[php]…[/php]`: posts of forums have lines there.
  sought(
    new RegExp(
      `\\[(${LANGUAGE})\\]([^[\\]\\n]{3,256}(?:\\[[^[\\]\\n]{0,64}\\][^[\\]\\n]{0,128}){0,4})\\[/\\1\\]`,
      'gi',
    ),
  ),
  // `{eval}…{/eval}`, `{@eval}…{/eval}`.
  sought(new RegExp(`\\{@?(${LANGUAGE})\\}([^{}]{3,256})\\{/\\1\\}`, 'gi')),
  // Yaws' `<erl>…</erl>`, Jamon's `<%java>…</%java>`, ZK's `<zscript>…</zscript>`.
  sought(new RegExp(`<%?(?!script>)(${LANGUAGE})>([^<\\n]{3,256})</%?\\1>`, 'gi')),
  // Dust's `{@if cond="…"}`, Smarty's `{function name=…}`.
  sought(
    /(\{)@?[a-z]\w{1,15}\s{1,4}[a-z]\w{0,15}\s{0,4}=\s{0,4}(["'][^{}\n]{3,256}(?:\{[^{}\n]{0,64}\}[^{}\n]{0,200}){0,4})\}/g,
  ),
  // RainTPL's `{function="…"}`, `{if="…"}`.
  sought(/(\{)(?:function|if|elseif|loop|include|var)\s{0,2}=\s{0,2}("[^"{}\n]{3,256}"|'[^'{}\n]{3,256}')\s{0,2}\}/g),
  // Latte's and Smarty's statements: `{foreach [system("id")] as $x}`.
  sought(/\{(foreach|for|elseif|if|while|switch|var|set|assign|do|echo|print|capture|default)\s([^{}\n]{3,256})\}/g),
  // Latte's `{=…}`, Blade's `{!! … !!}`.
  sought(/\{(=|!!)([^{}\n]{3,256})\}/g),
  // Tenjin's `{~ … ~}`; Embperl's `[+ … +]`; Xslate's `<: … :>`.
  sought(/\{([~*+=?|^&:;,.-])([^{}\n]{3,256})\1\}/g),
  sought(/\[([-!+$])([^[\]\n]{3,256})\1\]/g),
  sought(/<([:+$#=&])([^<>\n]{3,256})\1>/g),
  // An element of a library of tags, by its attribute: XSLT's `php:function(…)`, Struts' and JSTL's expressions.
  sought(/<[a-zA-Z]\w{0,15}:([a-zA-Z-]{2,20})\s[^<>\n]{0,80}?=\s{0,4}("[^"<>\n]{3,200}"|'[^'<>\n]{3,200}')/g),
  // Perl's and others' statements between braces, where no parenthesis in front makes a program's block of them.
  sought(
    /(?<!\)\s{0,2}|=>\s{0,2}|\b(?:else|try|do|finally|sub \w{1,30})\s{0,2})(\{)\s{1,4}(?!["']?[\w$-]{1,40}["']?\s{0,4}[:,}])([^{}\n]{4,256})\}/g,
  ),
  // A call between braces and nothing else: `{str:eval('x')}`.
  sought(/(\{)([a-zA-Z_]\w{0,20}(?:[.:]{1,2}\w{1,20}){0,4}\((?:["'][^{}\n]{1,200})?\))\}/g),
  // Python's `%(name)s`.
  sought(/%(\()([\w.]{1,60}\.__\w{2,30}__[\w.[\]'"]{0,80})\)[sdr]/g),
] as const;

/** What makes documents of pages attaches what such a link leads to: any file, and what only this host can reach. */
export const ATTACHING_LINK = sought(
  /<(?:a|link)\s(?=[^<>]{0,200}\brel\s{0,4}=\s{0,4}["']?attachment\b)[^<>]{0,200}?\bhref\s{0,4}=\s{0,4}["']?(?:file:|\/(?:etc|proc|home|root|app)\/|https?:\/\/(?:localhost|127\.|169\.254\.|0\.0\.0\.0|\[))[^\s"'<>]{0,200}/i,
);

/** Files of the system in an attribute of an element that includes or attaches. */
export const INCLUDING_ELEMENT = sought(
  /<(?:[a-zA-Z]\w{0,15}:(?:include|import|insert|load|read|forward|render|template|attach)\w{0,10}\s[^<>\n]{0,80}?=\s{0,4}["'](?:file:\/|\.\.\/(?:\.\.\/){1,16}|\/(?:etc|proc|home|root|var|usr|srv|opt|tmp|app)\/)|(?:include|annotation|attachment)\s[^<>\n]{0,80}?=\s{0,4}["'](?:file:\/|\/(?:etc|proc|home|root)\/))[^"'<>\n]{1,200}["']/i,
);

/** Blade's and Fat-Free's `@include("…")` of a file that is no template. */
export const INCLUDING_DIRECTIVE = sought(
  /(?<![\w@])@(?:include\w{0,8}|each|extends|require)\s{0,2}\(\s{0,4}["'](?:\/(?:etc|proc|home|root|var|usr|srv|opt|tmp|app)\/|\.\.\/|file:|\.[a-z]{2,12}["'])/,
);

/** A program between backticks on a line that is code by itself. */
export const PROGRAM_LINE = sought(
  /(?:^|\n)[ \t]{0,16}(?:!?={1,2}|&=|~)[ \t]{1,4}`([^`\n]{1,120})`[ \t]{0,4}(?:\n|$)/g,
);

/** Cheetah's, EmPy's and web.py's `$name(…).name`: an expression that needs no end. */
export const PLACEHOLDER = sought(
  /(?:\$[!:]?|(?<![\w@.])@!?)[a-zA-Z_]\w{0,40}(?:\.[a-zA-Z_]\w{0,40}|\((?:[^()\n]{0,80}\([^()\n]{0,80}\)){0,4}[^()\n]{0,80}\)){1,12}/g,
);

/** XSLT 1.0, 12.1: another document; PHP's functions in XPath. */
export const XSLT_CALL =
  /^(?:php:function(?:String)?\s?\(|(?:document|doc|unparsed-text|collection)\s?\(\s{0,4}["'](?:file:|\/|\.\.\/|\.[a-z]))/;
