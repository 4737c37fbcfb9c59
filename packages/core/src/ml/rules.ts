import type { Config } from '../config/schema.js';
import type { Manifest } from './manifest.js';
import type { Rule } from './model-opinion.js';

/** When each label decides: as the owner says for pyrasp's two families, as validation said for the others. */
export function toRules({ labels }: Manifest, config: Config): ReadonlyMap<string, Rule> {
  const rules = new Map<string, Rule>();
  for (const { check, threshold } of labels) rules.set(check, { threshold, minLength: config.MIN_SQLI_LEN });
  rules.set('xss', { threshold: config.XSS_PROBA, minLength: config.MIN_XSS_LEN });
  rules.set('sqli', { threshold: config.SQLI_PROBA, minLength: config.MIN_SQLI_LEN });
  return rules;
}
