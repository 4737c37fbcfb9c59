/** RFC 3986 ends a host at none of these, WHATWG at `\`, and clients that decode too early at the others. */
const DISPUTED =
  /^(?:https?|wss?|ftp):[/\\]{2}(?:[^/?#\s"'<>@\\]{1,253}\\[^/?#\s"'<>@]{0,128}|[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}%(?:2f|23|3f|5c)[^/?#\s"'<>@]{0,128})@[\w[]/i;

/** `http://ours.example\@theirs.example/`: what one parser takes for the host is a user's name to another, whatever the hosts are. */
export function readDisputedHost(text: string, start: number): { start: number; end: number } | undefined {
  const match = DISPUTED.exec(text.slice(start, start + MAX_LOOK));
  return match === null ? undefined : { start, end: start + match[0].length };
}

const MAX_LOOK = 600;
