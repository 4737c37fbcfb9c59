import { describe, expect, it } from 'vitest';
import { toMountAdvice } from './mount-advice.js';
import type { LearnedRoute } from './route-table.js';

const get = (path: string): LearnedRoute => ({ method: 'GET', path, handler: '' });

describe('advice on the place where @rasp is mounted', () => {
  it('is given where routes stand before it, the first of them by name', () => {
    expect(toMountAdvice([get('/a')])).toBe(
      'Mounted behind routes, which are not protected: GET /a. Mount @rasp first.',
    );
    expect(toMountAdvice(['/a', '/b', '/c', '/d', '/e'].map(get))).toBe(
      'Mounted behind routes, which are not protected: GET /a, GET /b, GET /c, and 2 more. Mount @rasp first.',
    );
  });

  it('is not given for what is no route', () => {
    expect(toMountAdvice([])).toBeUndefined();
    expect(
      toMountAdvice([
        { ...get('/static'), isMount: true },
        { ...get('/a'), method: 'HEAD' },
      ]),
    ).toBeUndefined();
  });
});
