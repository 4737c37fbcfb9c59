import { describe, expect, it } from 'vitest';
import { countValues } from './value-counts.js';

function get(target: string) {
  return { method: 'GET', target, rawHeaders: ['Host', 'a.example'], body: Buffer.alloc(0) };
}

function post(body: string) {
  return { method: 'POST', target: '/', rawHeaders: ['Content-Type', 'application/json'], body: Buffer.from(body) };
}

describe('the texts of a request that are counted', () => {
  it('are all that are read, and of these what no scan of letters proves harmless', () => {
    const one = countValues([get('/?colour=green')]);
    const other = countValues([get("/?colour=it's")]);
    expect(other.read).toBe(one.read);
    expect(other.checked).toBe(one.checked + 1);
  });

  it('are those of a body too', () => {
    const { read, checked } = countValues([post('{"name":"notebook","note":"do not ring = it is late"}')]);
    expect(read).toBeGreaterThanOrEqual(4);
    expect(checked).toBe(1);
  });

  it('are the mean of several requests', () => {
    const [first, second] = [get('/'), get('/?a=b&c=d')];
    expect(countValues([first, second]).read).toBe((countValues([first]).read + countValues([second]).read) / 2);
  });
});
