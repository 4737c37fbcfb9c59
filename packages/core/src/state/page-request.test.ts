import { describe, expect, it } from 'vitest';
import { toInProcessExchange } from '../testing/in-process-exchange.js';
import { comesFromPage } from './page-request.js';

function comes(...rawHeaders: string[]): boolean {
  const plain = { method: 'GET', target: '/', rawHeaders: ['Host', 'www.example.org', ...rawHeaders] };
  return comesFromPage(toInProcessExchange({ ...plain, body: Buffer.alloc(0) }, '192.0.2.1').exchange.message);
}

describe('a request of a page', () => {
  it('is what the browser says is one', () => {
    expect(comes('Sec-Fetch-Site', 'same-origin')).toBe(true);
    expect(comes('Sec-Fetch-Site', 'same-site')).toBe(true);
    expect(comes('Sec-Fetch-Site', 'none')).toBe(false);
    expect(comes('Sec-Fetch-Site', 'cross-site')).toBe(true);
    expect(comes('Sec-Fetch-Site', 'none', 'Referer', 'https://www.example.org/')).toBe(false);
  });

  it('is one of our referer where the browser does not say', () => {
    expect(comes('Referer', 'https://www.example.org/a')).toBe(true);
    expect(comes('Referer', 'http://www.example.org')).toBe(true);
    expect(comes('Referer', 'https://www.example.org.evil.example/')).toBe(false);
    expect(comes('Referer', 'https://evil.example/www.example.org/')).toBe(false);
    expect(comes('Referer', 'www.example.org')).toBe(false);
    expect(comes()).toBe(false);
  });
});
