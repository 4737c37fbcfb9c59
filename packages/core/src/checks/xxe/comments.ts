/** Whether a place lies in a comment or an instruction (XML 1.0, 2.5 and 2.6); places are asked for in their order. */
export function createCommentReader(text: string): (at: number) => boolean {
  let start = -1;
  let end = 0;
  return (at) => {
    while (end <= at) {
      const comment = indexFrom(text, '<!--', end);
      start = Math.min(comment, indexFrom(text, '<?', end));
      end = indexFrom(text, start === comment ? '-->' : '?>', start + 2) + 2;
    }
    return start < at;
  };
}

/** The end of the text where there is none. */
function indexFrom(text: string, what: string, from: number): number {
  const index = text.indexOf(what, from);
  return index < 0 ? text.length : index;
}
