import type { Certainty } from '../check.js';
import { judgeScript, readWhole, type ScriptPlace } from './script-text.js';
import {
  decodePercent,
  isDocumentType,
  isScriptType,
  readDataUrl,
  readScriptUrl,
  type ScriptScheme,
} from './script-url.js';

export interface UrlJudgement {
  readonly certainty: Certainty;
  /** What the URL does, as a clause: `runs alert(1)`. */
  readonly effect: string;
}

/** Looks for active markup in a document that a URL carries; the caller bounds the nesting. */
export type DocumentJudge = (markup: string) => Certainty | undefined;

/** What following, loading or embedding a URL would run; undefined for URLs that run nothing. */
export function judgeUrl(url: string, place: ScriptPlace, judgeDocument: DocumentJudge): UrlJudgement | undefined {
  const found = readScriptUrl(url);
  if (found === undefined) return undefined;
  // The URL parser drops tabs and line breaks everywhere (WHATWG URL 4.4); a page that runs the body itself does not.
  const body = url.slice(found.bodyStart);
  if (found.scheme === 'data') return judgeDataUrl(body.replaceAll(/[\t\n\r]/g, ''), judgeDocument);
  const certainty = judgeBody(found.scheme, { body, place, judgeDocument });
  if (certainty === undefined) return undefined;
  return { certainty, effect: `is a ${found.scheme}: URL that runs ${body.slice(0, 80).trim()}` };
}

function judgeBody(
  scheme: ScriptScheme,
  { body, place, judgeDocument }: { body: string; place: ScriptPlace; judgeDocument: DocumentJudge },
): Certainty | undefined {
  // In an attribute of the text's own tag nobody writes these schemes for anything else.
  if (scheme !== 'javascript' && place === 'markup') return /\w/.test(body) ? 'certain' : undefined;
  if (scheme === 'vbscript') return judgeVisualBasic(body);
  const certainty = judgeJavaScript(body, place, judgeDocument);
  if (certainty === 'certain') return certainty;
  // `javascript:document.cookie`: it shows what it names.
  const whole = readWhole(decodePercent(body));
  if (whole.error < 0 && (whole.speaksBrowser || whole.touchesPage)) return 'certain';
  return place === 'markup' && SHOWN_NAME.test(body) ? 'certain' : certainty;
}

/** `javascript:name`: what another page has left in the window's name becomes this page's document. */
const SHOWN_NAME =
  /^\s*(?:(?:self|window|top|parent|opener|globalThis)\s*(?:\.|\[\s*["'`])\s*)?name\s*(?:["'`]\s*\]\s*)?;?\s*$/;

function judgeJavaScript(body: string, place: ScriptPlace, judgeDocument: DocumentJudge): Certainty | undefined {
  const script = decodePercent(body);
  const stripped = /[\t\n\r]/.test(body) ? body.replaceAll(/[\t\n\r]/g, '') : body;
  const certainty =
    stripped === body
      ? judgeScript(script, place)
      : strongest(judgeScript(decodePercent(stripped), place), judgeScript(script, place));
  // A javascript: URL's result becomes the page (HTML 7.4.2.3.2), so a string of markup acts too.
  return certainty === 'certain'
    ? certainty
    : ((script.includes('<') ? judgeDocument(script) : undefined) ?? certainty);
}

/** VBScript calls need no parentheses: `MsgBox 1`, `MsgBox+1`; a space behind the colon is how prose goes on. */
function judgeVisualBasic(body: string): Certainty | undefined {
  const script = decodePercent(body);
  if (/^\s*[a-z][\w.]*\s*[("+=\d]/i.test(script)) return 'certain';
  return /\w/.test(script) ? 'unsure' : undefined;
}

function judgeDataUrl(body: string, judgeDocument: DocumentJudge): UrlJudgement | undefined {
  const data = readDataUrl(body);
  if (data === undefined) return undefined;
  if (isScriptType(data.type)) {
    const script = judgeScript(data.content, 'list');
    return script && { certainty: script, effect: 'is a data: URL with a script' };
  }
  if (!isDocumentType(data.type)) return undefined;
  const certainty = judgeDocument(data.content);
  return certainty && { certainty, effect: `is a data: URL with a document that runs script (${data.type})` };
}

function strongest(one: Certainty | undefined, other: Certainty | undefined): Certainty | undefined {
  return one === 'certain' || other === undefined ? one : other;
}
