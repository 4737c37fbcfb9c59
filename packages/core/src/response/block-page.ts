import type { Block, Finding } from '../verdict/verdict.js';

/** What a refused client is told: by `DENY_STATUS_CODE`, `GTFO_MSG`, `BLOCK_REDIRECT_URL` and `REACTIONS`. */
export interface BlockPageOptions {
  readonly status: number;
  readonly message: string;
  /** Where refused clients are sent instead; empty: nowhere. */
  readonly redirectUrl: string;
  /** Reactions of single checks; a check not named redirects when there is a `redirectUrl`. */
  readonly reactions: Readonly<Record<string, 'block' | 'redirect' | undefined>>;
}

/** The answer to one refused request. */
export type BlockPage = (finding: Finding, accept: string | undefined) => Pick<Block, 'status' | 'headers' | 'body'>;

const HTML_TAG = /<[a-z!/]/i;
/** An answer to an attack says nothing of the resource: no cache may keep it, no browser may guess its type. */
const COMMON = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;

/** Prepares the answers once for each configuration; what is left is to choose by check and `Accept` header. */
export function createBlockPage(options: BlockPageOptions): BlockPage {
  const { status, message, redirectUrl, reactions } = options;
  const isHtml = HTML_TAG.test(message);
  const page = toAnswer(isHtml ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8', message);
  const redirect = toAnswer('text/plain; charset=utf-8', '', { location: redirectUrl });
  const jsonMessage = isHtml ? 'Blocked' : message;

  return (finding, accept) => {
    if (redirectUrl !== '' && redirects(finding)) return { status: 302, ...redirect };
    const decided = finding.status ?? status;
    if (!wantsJson(accept)) return { status: decided, ...(isTemporary(finding) ? toTemporary(page, finding) : page) };
    const body = JSON.stringify({ status: decided, message: jsonMessage });
    return { status: decided, ...toTemporary(toAnswer('application/json; charset=utf-8', body), finding) };
  };

  /** Who only comes too soon is told to wait, unless its owner wants otherwise: elsewhere he would come too soon too. */
  function redirects(finding: Finding): boolean {
    const reaction = reactions[finding.check === 'brute' ? 'flood' : finding.check];
    return reaction === undefined ? !isTemporary(finding) : reaction === 'redirect';
  }
}

function isTemporary({ retryAfterSeconds }: Finding): boolean {
  return retryAfterSeconds !== undefined;
}

function toTemporary(answer: Pick<Block, 'headers' | 'body'>, finding: Finding): Pick<Block, 'headers' | 'body'> {
  if (finding.retryAfterSeconds === undefined) return answer;
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(finding.retryAfterSeconds) } };
}

/** A client asks for JSON when it names it and does not also take HTML, as browsers do. */
function wantsJson(accept: string | undefined): boolean {
  return accept?.includes('json') === true && !accept.includes('text/html');
}

function toAnswer(
  contentType: string,
  body: string,
  extra: Record<string, string> = {},
): Pick<Block, 'headers' | 'body'> {
  const contentLength = String(Buffer.byteLength(body));
  return { headers: { 'content-type': contentType, 'content-length': contentLength, ...COMMON, ...extra }, body };
}
