import { MASK } from './fault.js';
import { CONFIG_KEYS, type Config, settingOf } from './schema.js';

/** A configuration that may be shown: the secrets in it masked. */
export function maskConfig(config: Config): Config {
  const secrets = CONFIG_KEYS.filter((key) => settingOf(key).secret && config[key] !== '');
  return { ...config, ...Object.fromEntries(secrets.map((key) => [key, MASK])) };
}

/** An address that may be shown: without credentials, and without a query that may hold some. */
export function maskUrl(url: string): string {
  if (!URL.canParse(url)) return MASK;
  const { protocol, host, pathname, search } = new URL(url);
  return `${protocol}//${host}${pathname}${search === '' ? '' : `?${MASK}`}`;
}
