import { describe, expect, it } from 'vitest';
import { toInputFault } from '../verdict/input-fault.js';
import type { Finding } from '../verdict/verdict.js';
import { type BlockPageOptions, createBlockPage } from './block-page.js';

const html = '<html><head /><body><h1>You have been blocked</h1></body></html>';
const finding = (check: string, status?: number): Finding => ({
  ...toInputFault({ mode: 1, location: 'qs_values', explanation: '' }),
  check,
  ...(status === undefined ? {} : { status }),
});
const page = (options: Partial<BlockPageOptions>) =>
  createBlockPage({ status: 403, message: 'Blocked', redirectUrl: '', reactions: {}, ...options });

describe('the answer to a refused client', () => {
  it('is HTML when GTFO_MSG is HTML', () => {
    expect(page({ message: html })(finding('xss'), '*/*')).toMatchObject({
      status: 403,
      body: html,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    });
  });

  it('is text when GTFO_MSG is text, with its length in bytes', () => {
    const answer = page({ message: 'Gesperrt: ü' })(finding('xss'), undefined);
    expect(answer.headers).toMatchObject({ 'content-type': 'text/plain; charset=utf-8', 'content-length': '12' });
  });

  it('is JSON for a client that asks for JSON', () => {
    const answer = page({})(finding('xss'), 'application/problem+json');
    expect(JSON.parse(answer.body)).toEqual({ status: 403, message: 'Blocked' });
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  });

  it('is the page for a browser, which takes anything', () => {
    const accept = 'text/html,application/xhtml+xml,application/json;q=0.9';
    expect(page({ message: html })(finding('xss'), accept).body).toBe(html);
  });

  it('is a redirect when one is configured', () => {
    const answer = page({ redirectUrl: 'https://example.org/sorry' })(finding('xss'), '*/*');
    expect(answer).toMatchObject({ status: 302, headers: { location: 'https://example.org/sorry' } });
  });

  it('is no redirect for a module whose reaction is to block', () => {
    const options = { redirectUrl: 'https://example.org/sorry', reactions: { xss: 'block' } } as const;
    expect(page(options)(finding('xss'), '*/*').status).toBe(403);
    expect(page(options)(finding('sqli'), '*/*').status).toBe(302);
  });

  it('has the status of the finding where that has one: a body that is too large is 413', () => {
    const answer = page({})(finding('limit', 413), 'application/json');
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.body).status).toBe(413);
  });

  it('is never kept by a cache', () => {
    expect(page({})(finding('xss'), undefined).headers['cache-control']).toBe('no-store');
  });
});
