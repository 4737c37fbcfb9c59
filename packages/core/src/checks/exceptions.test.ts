import { describe, expect, it } from 'vitest';
import { createConfiguration } from '../config/configuration.js';
import type { ConfigInput } from '../config/schema.js';
import { collectReading } from '../values/collect-body.js';
import type { Finding } from '../verdict/verdict.js';
import { Exceptions } from './exceptions.js';
import { CHECKS } from './index.js';
import { Judge } from './judge.js';

type Written = NonNullable<ConfigInput['EXCEPTIONS']>;

function exceptionsOf(written: Written, previous?: Exceptions): Exceptions {
  return new Exceptions(createConfiguration({ config: { EXCEPTIONS: written } }).current, previous);
}

function judgeWith(exceptions: Exceptions): (target: string, json?: string) => string[] {
  const judge = new Judge({
    checks: CHECKS.map((check) => ({ check, mode: 1 })),
    base64: true,
    executables: { names: new Set(['cat']) },
    cacheEntries: 1_000,
    faultMode: 1,
    exceptions,
    onCheckFailure: (check, error) => {
      throw new Error(check, { cause: error });
    },
  });
  return (target, json = '') => {
    const findings: Finding[] = [];
    judge.judgeHead({ target, rawHeaders: [] }, { findings });
    judge.judgeBody(collectReading({ kind: 'json', text: json }), { findings }, target);
    return findings.map(({ check }) => check);
  };
}

const SCRIPT = encodeURIComponent('<script>alert(1)</script>');
const INJECTION = encodeURIComponent("' OR 1=1 -- ");

describe('an exception', () => {
  it('lets a rich-text field off xss alone', () => {
    const exceptions = exceptionsOf([{ check: 'xss', parameter: 'body' }]);
    const judge = judgeWith(exceptions);
    expect(judge(`/articles?body=${SCRIPT}`)).toEqual([]);
    expect(judge(`/articles?body=${INJECTION}`)).toEqual(['sqli']);
    expect(judge(`/articles?title=${SCRIPT}`)).toEqual(['xss']);
  });

  it('is counted once for each finding that it lets go, in however many forms', () => {
    const exceptions = exceptionsOf([
      { check: 'xss', parameter: 'body' },
      { check: 'sqli', parameter: 'q' },
    ]);
    const judge = judgeWith(exceptions);
    judge(`/?body=${SCRIPT}`);
    judge(`/?body=${encodeURIComponent('&lt;script&gt;<script>alert(1)</script>')}`);
    judge('/?body=harmless');
    expect(exceptions.list()).toEqual([
      { check: ['xss'], parameter: 'body', uses: 2 },
      { check: ['sqli'], parameter: 'q', uses: 0 },
    ]);
  });

  it('holds on its route alone, whatever was judged harmless there before', () => {
    const judge = judgeWith(exceptionsOf([{ check: 'xss', route: '^/articles' }]));
    expect(judge('/articles', `{"body":"<script>alert(1)</script>"}`)).toEqual([]);
    expect(judge('/comments', `{"body":"<script>alert(1)</script>"}`)).toEqual(['xss']);
    expect(judge('/articles', `{"body":"<script>alert(1)</script>"}`)).toEqual([]);
  });

  it.each(['/articles/../comments', '/articles%2fx', '/articles;x'])('does not hold on %s', (path) => {
    const judge = judgeWith(exceptionsOf([{ check: 'xss', route: '^/articles' }]));
    expect(judge(`${path}?a=${SCRIPT}`)).toEqual(['xss']);
  });

  it('holds for texts of its pattern alone', () => {
    const judge = judgeWith(exceptionsOf([{ check: 'xss', pattern: '^<script>alert\\(1\\)</script>$' }]));
    expect(judge(`/?a=${SCRIPT}`)).toEqual([]);
    expect(judge(`/?a=${SCRIPT}${SCRIPT}`)).toEqual(['xss']);
  });

  it('needs all that is given', () => {
    const judge = judgeWith(
      exceptionsOf([{ check: ['xss', 'sqli'], parameter: 'a', route: '^/x$', pattern: 'alert' }]),
    );
    expect(judge(`/x?a=${SCRIPT}`)).toEqual([]);
    expect(judge(`/x?b=${SCRIPT}`)).toEqual(['xss']);
    expect(judge(`/y?a=${SCRIPT}`)).toEqual(['xss']);
    expect(judge(`/x?a=${INJECTION}`)).toEqual(['sqli']);
  });

  it('names a place in a document by its path; positions in lists do not matter', () => {
    const judge = judgeWith(exceptionsOf([{ check: 'xss', parameter: 'posts.body' }]));
    expect(judge('/', '{"posts":[{"body":"x"},{"body":"<script>alert(1)</script>"}]}')).toEqual([]);
    expect(judge('/', '{"posts":[{"title":"<script>alert(1)</script>"}]}')).toEqual(['xss']);
    expect(judge('/', '{"body":"<script>alert(1)</script>"}')).toEqual(['xss']);
  });

  it('keeps its count when the configuration changes around it', () => {
    const before = exceptionsOf([{ check: 'xss', parameter: 'body' }]);
    judgeWith(before)(`/?body=${SCRIPT}`);
    const after = exceptionsOf(
      [
        { check: 'sqli', parameter: 'q' },
        { check: 'xss', parameter: 'body' },
      ],
      before,
    );
    expect(after.list().map(({ uses }) => uses)).toEqual([0, 1]);
  });
});
