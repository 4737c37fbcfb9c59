import { describe, expect, it } from 'vitest';
import { detectInHead } from '../../testing/request-check.js';
import { path, toInvalidPath } from './path.js';

describe('an invalid path', () => {
  it('is told with its method, decoded', () => {
    expect(toInvalidPath('PUT', '/a%20b?c=d')?.payload).toBe('PUT /a b');
  });

  it('is none that browsers ask every site for', () => {
    expect(toInvalidPath('GET', '/apple-touch-icon.png')).toBeUndefined();
  });

  it('is known at the head only where nothing else could answer', () => {
    expect(detectInHead(path, {}, { target: '/nobody', hasNoRoute: true })).toMatchObject({ location: 'request' });
    expect(detectInHead(path, {}, { target: '/nobody', route: '' })).toBeUndefined();
    expect(detectInHead(path, {}, { target: '/nobody' })).toBeUndefined();
  });
});
