/**
 * One way in which an application could read a part of a body: text, ready for the grammar that `kind` names.
 * A body whose Content-Type and first bytes disagree gives several; `name` is the multipart part's.
 */
export type BodyReading =
  | { readonly kind: 'xml' | 'yaml' | 'text'; readonly text: string }
  | {
      readonly kind: 'json' | 'form';
      readonly text: string;
      /** Nothing else reads this text as a whole: where it is none of that kind after all, this reading has to. */
      readonly isAlone?: boolean;
    }
  | { readonly kind: 'field'; readonly name: string; readonly text: string }
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly fileName: string;
      /** The first bytes as text; empty where they are not text. */
      readonly head: string;
    }
  | { readonly kind: 'binary'; readonly head: string }
  /** Names and values in turn, as in `rawHeaders`. */
  | { readonly kind: 'trailers'; readonly rawTrailers: readonly string[] };
