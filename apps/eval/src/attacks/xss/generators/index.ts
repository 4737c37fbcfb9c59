import { angularTemplate } from './angular-template.js';
import { attributeBreakout } from './attribute-breakout.js';
import { attributeQuoted } from './attribute-quoted.js';
import { brokenMarkup } from './broken-markup.js';
import { dataUrl } from './data-url.js';
import { exfiltration } from './exfiltration.js';
import { focusHandler } from './focus-handler.js';
import { gadgetAttributes } from './gadget-attributes.js';
import { handlerForms } from './handler-forms.js';
import { hiddenName } from './hidden-name.js';
import { indirectScript } from './indirect-script.js';
import { innerHtml } from './inner-html.js';
import { javascriptUrl } from './javascript-url.js';
import { linkElement } from './link-element.js';
import { loadHandler } from './load-handler.js';
import { mediaElement } from './media-element.js';
import { mixedContent } from './mixed-content.js';
import { mutation } from './mutation.js';
import { nestedDocuments } from './nested-documents.js';
import { noParentheses } from './no-parentheses.js';
import { pointerHandler } from './pointer-handler.js';
import { polyglot } from './polyglot.js';
import { rareEvent } from './rare-event.js';
import { rareSyntax } from './rare-syntax.js';
import { rawtextBreakout } from './rawtext-breakout.js';
import { resourceError } from './resource-error.js';
import { scriptClose } from './script-close.js';
import { scriptElement } from './script-element.js';
import { scriptExpression } from './script-expression.js';
import { scriptNumber } from './script-number.js';
import { scriptSource } from './script-source.js';
import { scriptString } from './script-string.js';
import { standardMarkup } from './standard-markup.js';
import { statementForms } from './statement-forms.js';
import { stringEscapes } from './string-escapes.js';
import { styleTrigger } from './style-trigger.js';
import { svgAnimation } from './svg-animation.js';
import { templateLiteral } from './template-literal.js';
import { vueTemplate } from './vue-template.js';

/** Script injections by element, by trigger, by context and by the style of who writes them. */
export const XSS_GENERATORS = [
  angularTemplate,
  attributeBreakout,
  attributeQuoted,
  brokenMarkup,
  dataUrl,
  exfiltration,
  focusHandler,
  hiddenName,
  indirectScript,
  innerHtml,
  javascriptUrl,
  linkElement,
  loadHandler,
  mediaElement,
  mutation,
  noParentheses,
  pointerHandler,
  polyglot,
  rareEvent,
  rawtextBreakout,
  resourceError,
  scriptClose,
  scriptElement,
  scriptExpression,
  scriptNumber,
  scriptSource,
  scriptString,
  standardMarkup,
  statementForms,
  styleTrigger,
  svgAnimation,
  templateLiteral,
  vueTemplate,
  gadgetAttributes,
  handlerForms,
  nestedDocuments,
  stringEscapes,
  rareSyntax,
  mixedContent,
];
