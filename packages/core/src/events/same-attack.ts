import type { Location } from '../values/value.js';
import type { Finding } from '../verdict/verdict.js';

/** A body is read in every way in which some parser could read it: what is found in two readings is one attack. */
const BODY: ReadonlySet<Location> = new Set<Location>([
  'post_variables',
  'post_values',
  'json_keys',
  'json_values',
  'file_names',
  'xml_values',
  'text',
]);

/** Whether an earlier finding of the request (before `index`) is the same attack: told once, it is not told again. */
export function isKnownAttack(findings: readonly Finding[], index: number): boolean {
  const finding = findings[index] as Finding;
  for (let earlier = 0; earlier < index; earlier++) if (isSame(findings[earlier] as Finding, finding)) return true;
  return false;
}

/** Where else the attack at `index` was found, further readings of a body, each once. */
export function otherLocations(findings: readonly Finding[], index: number): readonly Location[] {
  const finding = findings[index] as Finding;
  const others = new Set<Location>();
  for (let later = index + 1; later < findings.length; later++) {
    const other = findings[later] as Finding;
    if (other.location !== finding.location && isSame(finding, other)) others.add(other.location);
  }
  return others.size === 0 ? NONE : [...others];
}

const NONE: readonly Location[] = [];

function isSame(one: Finding, other: Finding): boolean {
  if (one.check !== other.check) return false;
  if (one.location === other.location) return one.path === other.path;
  return BODY.has(one.location) && BODY.has(other.location);
}
