/**
 * The code that pollution needs, as it was in libraries before they were mended: a deep merge, setters by path,
 * JSON Patch and a query parser. It is text because it must live in the realm that it pollutes.
 */
export const NAIVE_APPLICATION = `
const before = describe();
function describe() {
  return new Map(Reflect.ownKeys(Object.prototype).map((key) => [key, Object.getOwnPropertyDescriptor(Object.prototype, key)]));
}
function isObject(value) {
  return value !== null && (typeof value === 'object' || typeof value === 'function');
}
function merge(target, source) {
  for (const key of Object.keys(source)) {
    if (isObject(source[key]) && isObject(target[key])) merge(target[key], source[key]);
    else target[key] = source[key];
  }
  return target;
}
function set(target, path, value) {
  let at = target;
  path.forEach((key, index) => {
    if (index === path.length - 1) at[key] = value;
    else {
      if (!isObject(at[key])) at[key] = {};
      at = at[key];
    }
  });
}
function toPath(text) {
  return text.replace(/\\[(?:"([^"]*)"|'([^']*)'|([^\\]]*))\\]/g, (_, a, b, c) => '.' + (a ?? b ?? c)).split('.').filter((part) => part !== '');
}
function setByName(name, value) {
  set({}, toPath(name), value);
}
const runs = {
  'bracket-name': (text) => setByName(text, '1'),
  'dot-name': (text) => setByName(text, '1'),
  body(text) {
    const body = JSON.parse(text);
    // Defaults of an application: what a body says about them is merged into them.
    const defaults = { user: {}, a: { b: {} }, data: {}, settings: {}, profile: {}, filter: {}, options: {}, config: {}, b: {}, meta: {} };
    for (const outer of Object.keys(body)) {
      const inner = body[outer];
      for (const deeper of isObject(inner) ? Object.keys(inner) : []) if (isObject(defaults[outer]) && deeper !== '__proto__' && isObject(inner[deeper]) && deeper !== 'constructor') defaults[outer][deeper] ??= {};
      if (Array.isArray(inner)) for (const item of inner) if (isObject(item)) merge({}, item);
    }
    merge(defaults, body);
  },
  'path-value'(text) {
    const value = 'polluted';
    const attempts = [
      () => set({}, JSON.parse(text), value),
      () => set({}, text.split('/').filter((part) => part !== ''), value),
      () => set({}, toPath(text), value),
      // A cache by key and field: cache[text].field = value.
      () => set({}, [text, 'field'], value),
    ];
    for (const attempt of attempts) try { attempt(); } catch {}
  },
  patch(text) {
    for (const { op, path, value } of JSON.parse(text)) {
      if (op !== 'test') set({ user: {} }, path.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')), value ?? 'copied');
    }
  },
  'query-string'(text) {
    for (const pair of text.replace(/^[?#]/, '').split('&')) {
      const [name, value] = pair.split('=');
      setByName(decodeURIComponent(name), value ?? '');
    }
  },
};
globalThis.run = (context, text) => {
  try { runs[context](text); } catch (error) { if (changes() === '') throw error; }
  return changes();
};
function changes() {
  const changed = [];
  for (const [key, now] of describe()) {
    const was = before.get(key);
    if (was === undefined || was.value !== now.value) changed.push(String(key));
  }
  return changed.join(', ');
}
`;
