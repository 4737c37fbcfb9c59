import { describe, expect, it } from 'vitest';
import type { Exchange } from '../request/request.js';
import { requestIdOf } from './request-id.js';

function exchange(header?: string, requestId?: string): Exchange {
  return { message: { headers: { 'x-request-id': header } }, requestId } as unknown as Exchange;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

describe("a request's id", () => {
  it("is the framework's, then the header's, then a new one", () => {
    expect(requestIdOf(exchange('from-proxy', 'req-1'))).toBe('req-1');
    expect(requestIdOf(exchange('from-proxy'))).toBe('from-proxy');
    expect(requestIdOf(exchange())).toMatch(UUID);
  });

  it('is the same for every event of the request', () => {
    const one = exchange();
    expect(requestIdOf(one)).toBe(requestIdOf(one));
    expect(requestIdOf(exchange())).not.toBe(requestIdOf(one));
  });

  it.each(['a\nb', 'a b', '"', '', 'x'.repeat(129), '\u001b[31m', '<b>'])('is never the text %j', (header) => {
    expect(requestIdOf(exchange(header))).toMatch(UUID);
  });

  it('is the last accepted length', () => {
    expect(requestIdOf(exchange('x'.repeat(128)))).toBe('x'.repeat(128));
  });
});
