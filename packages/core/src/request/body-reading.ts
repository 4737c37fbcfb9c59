/**
 * One way in which an application could read a part of a body: text, ready for the grammar that `kind` names.
 * A body whose Content-Type and first bytes disagree gives several; `name` is the multipart part's.
 */
export type BodyReading =
  | { readonly kind: 'json' | 'xml' | 'text'; readonly text: string }
  | {
      readonly kind: 'form';
      readonly text: string;
      /** No other reading has this text: where it is no form after all, nobody else reads it as a whole. */
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
