/**
 * Runs in every frame before anything else: what scripts call to show themselves, or read to steal it, tells the top
 * window. It is sent to the browser as text, so that no bundler's names get into it.
 */
export const HOOKS = `(() => {
  // A script that goes to the top window for its dialog is in the frame that handles an event or runs a script just now.
  const caller = () => {
    for (let at = 0; window === top && at < frames.length; at++) {
      try { if (frames[at].event !== undefined || frames[at].document.currentScript) return at; } catch {}
    }
  };
  const mark = (what) => { try { top.postMessage({ mark: what, at: caller() }, '*'); } catch {} };
  const show = (name) => (...given) => { mark(name); return name === 'confirm' ? true : name === 'prompt' ? null : undefined; };
  for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = show(name);
  window.__mark = mark;
  const tap = (owner, name, what) => {
    const own = owner && Object.getOwnPropertyDescriptor(owner, name);
    if (own === undefined || own === null) return;
    const read = own.get ?? (() => own.value);
    const called = typeof own.value === 'function';
    Object.defineProperty(owner, name, called
      ? { configurable: true, writable: true, value(...given) { mark(what); return Promise.reject(new Error('no network')); } }
      : { ...own, get() { mark(what); return read.call(this); } });
  };
  tap(window, 'fetch', 'fetch');
  tap(Navigator.prototype, 'sendBeacon', 'sendBeacon');
  tap(Document.prototype, 'cookie', 'cookie');
  tap(Storage.prototype, 'getItem', 'storage');
  const open = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function (...given) { mark('XMLHttpRequest'); return open.apply(this, given); };
  window.WebSocket = function () { mark('WebSocket'); };
  window.open = () => { mark('open'); return null; };
})();`;

/** Deals with one page of cases: frames, interactions, marks. Also text, for the same reason. */
export const BATCH = `async (cases) => {
  const SETTLE_MS = 300, AFTER_MS = 150, LOAD_MS = 1500 + 20 * cases.length;
  const frames = new Map();
  const marks = cases.map(() => []);
  let phase = 'by itself';
  const stray = [];
  const hear = ({ source, data }) => {
    if (typeof data?.mark !== 'string') return;
    if (data.at !== undefined && data.at < cases.length) { marks[data.at].push([data.mark, phase]); return; }
    for (let at = source, depth = 0; at && depth < 6; depth++, at = at.parent === at ? null : at.parent) {
      const index = frames.get(at);
      if (index !== undefined) { marks[index].push([data.mark, phase]); return; }
    }
    stray.push([data.mark, phase]);
  };
  addEventListener('message', hear);
  const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const box = document.createElement('div');
  document.body.append(box);
  const loads = cases.map((html, index) => {
    const frame = document.createElement('iframe');
    frame.sandbox = 'allow-scripts allow-same-origin allow-modals allow-forms allow-popups';
    frame.width = 140; frame.height = 90;
    frame.srcdoc = html;
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    box.append(frame);
    frames.set(frame.contentWindow, index);
    return { frame, loaded };
  });
  await Promise.race([Promise.all(loads.map(({ loaded }) => loaded)), wait(LOAD_MS)]);
  await wait(SETTLE_MS);
  const quiet = loads.filter((_, index) => marks[index].length === 0);
  const EVENTS = /^(?:click|dblclick|auxclick|contextmenu|mouse\\w+|pointer\\w+|gotpointercapture|wheel|key\\w+|focus\\w*|blur|input|beforeinput|change|select\\w*|invalid|search|reset|submit|formdata|cancel|close|copy|cut|paste|before(?:copy|paste|cut|toggle|match)|drag\\w*|drop|scroll\\w*|touch\\w+|toggle|transition\\w+|animation\\w+|webkitanimation\\w+|fullscreenchange|contentvisibilityautostatechange|finish|bounce|begin|end|repeat)$/i;
  const elements = (frame) => { try { return [...frame.contentDocument.querySelectorAll('*')]; } catch { return []; } };
  const safely = (act) => { try { act(); } catch {} };
  const names = new Set();
  for (const { frame } of quiet) for (const element of elements(frame)) for (const { name } of element.attributes)
    if (name.startsWith('on') && EVENTS.test(name.slice(2))) names.add(name.slice(2).toLowerCase());
  for (const type of names) {
    phase = type;
    for (const { frame } of quiet) for (const element of elements(frame)) {
      if (element.hasAttribute('on' + type)) safely(() => element.dispatchEvent(new Event(type, { bubbles: true })));
    }
    await wait(0);
  }
  phase = 'click';
  const silent = loads.filter((_, index) => marks[index].length === 0);
  for (const { frame } of silent) for (const element of elements(frame)) {
    if (/^(?:a|area|button|input|p|div|span|b|h1|section)$/i.test(element.localName)) safely(() => element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, view: frame.contentWindow })));
  }
  await wait(AFTER_MS);
  phase = 'pointer';
  for (const { frame } of loads.filter((_, index) => marks[index].length === 0)) for (const element of elements(frame))
    for (const type of ['mouseover', 'pointerdown', 'mouseenter', 'keydown', 'focus']) safely(() => element.dispatchEvent(new MouseEvent(type, { bubbles: true })));
  await wait(AFTER_MS);
  removeEventListener('message', hear);
  box.remove();
  return { marks, stray };
}`;
