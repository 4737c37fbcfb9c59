const URL_IN_TEXT = /[a-z][a-z\d+.-]*:\/\/[^\s"'<>(),;&|]+/gi;

/** What a client would ask for: the text itself, or the URLs that its reader finds in the document that it is. */
export function carriedUrls(text: string, context = 'url'): readonly string[] {
  if (context === 'url') return [text];
  if (context === 'host') return [`http://${text}`];
  if (context === 'json') return stringsOf(attempt(() => JSON.parse(text) as unknown)).flatMap(inText);
  return inText(text);
}

function inText(text: string): string[] {
  const hosts = /\bhost=([^;]+)/i.exec(text)?.[1];
  const bare = /^[\w.[\]:-]+:\d+$/.test(text) ? [`http://${text}`] : [];
  return [
    text,
    ...bare,
    ...(hosts === undefined ? [] : [`http://${hosts}`]),
    ...(text.match(URL_IN_TEXT) ?? []),
    ...inner(text),
  ];
}

/** A URL behind another's `/` or `=`. */
function inner(text: string): string[] {
  return [...text.matchAll(/[/=]([a-z]+:\/\/[^\s"'<>(),;&|]+)/gi)].map(([, url]) => url ?? '');
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsOf);
}

function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
