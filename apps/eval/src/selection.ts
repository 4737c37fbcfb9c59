import { foldOf, type Part, partOf } from './parts.js';

/** Which units a run may look at; readers ask before they build a sample. */
export interface Selection {
  wants(unit: string): boolean;
}

/** The units of one part, of one development fold where given. */
export function selectPart(part: Part, fold?: number): Selection {
  const known = new Map<string, boolean>();
  const decide = (unit: string): boolean => partOf(unit) === part && (fold === undefined || foldOf(unit) === fold);
  return {
    wants(unit) {
      const seen = known.get(unit);
      if (seen !== undefined) return seen;
      const wanted = decide(unit);
      known.set(unit, wanted);
      return wanted;
    },
  };
}
