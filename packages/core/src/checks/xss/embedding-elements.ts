import type { ActiveElement, ElementJudgement } from './active-elements.js';
import { elementAttribute } from './active-elements.js';

/** Elements that bring another document, program or page into this one. */
export const EMBEDDING_JUDGES: ReadonlyMap<string, (element: ActiveElement) => ElementJudgement | undefined> = new Map([
  ['object', judgeEmbedded],
  ['embed', judgeEmbedded],
  ['applet', judgeEmbedded],
  ['iframe', judgeFrame],
  ['frame', judgeFrame],
  ['portal', judgeLegacy],
  ['bgsound', judgeLegacy],
  ['layer', judgeLegacy],
  ['ilayer', judgeLegacy],
  ['vmlframe', judgeLegacy],
  ['xml', judgeLegacy],
  ['turbo-frame', judgeFragment],
  ['turbo-stream-source', judgeFragment],
  ['include-fragment', judgeFragment],
  ['fencedframe', judgeFragment],
  ['use', judgeUse],
  ['form', judgeForm],
  ['button', judgeForm],
  ['input', judgeForm],
]);

const SOURCES = ['src', 'data', 'code', 'codebase', 'archive', 'classid'] as const;

/** Plug-ins and what browsers still show in their place; a PDF or a picture is what editors embed. */
function judgeEmbedded(element: ActiveElement): ElementJudgement | undefined {
  const source = elementAttribute(element, ...SOURCES);
  if (source === undefined) return undefined;
  const shown = source.value.trim();
  if (shown === '') return element.place.isLeading(element.tag.start) ? certain('embeds what follows') : undefined;
  const type = elementAttribute(element, 'type')?.value ?? '';
  const isDocument = /^\s*(?:application\/pdf|image\/(?!svg)|video\/|audio\/)/i.test(type);
  return { certainty: isDocument ? 'unsure' : 'certain', what: `embeds ${shown.slice(0, 80)}` };
}

/**
 * A frame of another page cannot script this one, but it can pose as it. What players and maps give out to be pasted
 * says how it wants to be shown, and comes over https; what is injected to see whether it works does neither.
 */
function judgeFrame(element: ActiveElement): ElementJudgement | undefined {
  const source = elementAttribute(element, 'src')?.value.trim() ?? '';
  const what = `shows ${source.slice(0, 80) || 'what follows'} inside the page`;
  if (source === '') {
    const isAlone = element.place.isLeading(element.tag.start) && !elementAttribute(element, 'srcdoc', 'class', 'id');
    return isAlone ? certain(what) : undefined;
  }
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(source)?.[1]?.toLowerCase() ?? 'https';
  // `javascript:` is judged with all other URLs: `javascript:false` runs nothing.
  if (scheme === 'javascript' || scheme === 'about' || scheme === 'blob') return undefined;
  if (!/^https?$/.test(scheme) || isHidden(element) || !isPresented(element)) return certain(what);
  return scheme === 'http' ? { certainty: 'unsure', what } : undefined;
}

const PRESENTATION = /[\s"'](?:allow(?:fullscreen)?|frameborder|loading|title|referrerpolicy|class)(?=[\s=>]|$)/i;

function isPresented({ text, tag }: ActiveElement): boolean {
  return PRESENTATION.test(text.slice(tag.start, Math.min(tag.end, tag.start + 4096)));
}

function isHidden(element: ActiveElement): boolean {
  const sizes = ['width', 'height'].map((name) => elementAttribute(element, name)?.value ?? '');
  if (sizes.some((size) => /^\s*0*[01]?(?:px|%)?\s*$/.test(size) && size !== '')) return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?![.\d])/i.test(
    elementAttribute(element, 'style')?.value ?? '',
  );
}

/** Elements of browsers long gone (and one that never came) that load a page, a sound or a data island. */
function judgeLegacy(element: ActiveElement): ElementJudgement | undefined {
  const source = elementAttribute(element, 'src')?.value.trim();
  return source ? certain(`loads ${source.slice(0, 80)}`) : undefined;
}

/** Elements of libraries (Hotwire, GitHub) that put what an address answers into the page, scripts included. */
function judgeFragment(element: ActiveElement): ElementJudgement | undefined {
  const source = elementAttribute(element, 'src')?.value.trim() ?? '';
  return isForeign(source) || /^(?:wss?|data):/i.test(source)
    ? certain(`puts what ${source.slice(0, 80)} answers into the page`)
    : undefined;
}

/** SVG 2 5.6: what is used is cloned into the page, handlers included; a sprite of the own site is common. */
function judgeUse(element: ActiveElement): ElementJudgement | undefined {
  const target = elementAttribute(element, 'href', 'xlink:href')?.value.trim() ?? '';
  return /^data:/i.test(target) || isForeign(target)
    ? certain(`clones ${target.slice(0, 80)} into the page`)
    : undefined;
}

/** What a visitor, or the browser's password store, types in goes elsewhere. */
function judgeForm(element: ActiveElement): ElementJudgement | undefined {
  const name = element.tag.name === 'form' ? 'action' : 'formaction';
  const target = elementAttribute(element, name)?.value.trim() ?? '';
  return isForeign(target) && !OWN_MACHINE.test(target)
    ? certain(`sends the form to ${target.slice(0, 80)}`)
    : undefined;
}

/** The visitor's own machine (RFC 6761 6.3): nobody else gets what is sent there. */
const OWN_MACHINE = /^https?:\/\/(?:localhost|127\.0\.0\.1)(?:[:/]|$)/i;

/** Another site's address: absolute, or relative to the scheme. */
export function isForeign(url: string): boolean {
  return /^(?:https?:|[\\/]{2})/i.test(url);
}

function certain(what: string): ElementJudgement {
  return { certainty: 'certain', what };
}
