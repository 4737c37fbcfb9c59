import { describe, expect, it } from 'vitest';
import { Emitter } from './emitter.js';

describe('a listener', () => {
  const emitter = new Emitter(() => undefined);

  it('of something that is never told is refused, as what is no function is', () => {
    const misspelt = 'atack' as 'attack';
    expect(() => emitter.on(misspelt, () => {})).toThrow(
      '@rasp: there is no event "atack"; there are attack, blacklisted, error',
    );
    expect(() => emitter.on('__proto__' as 'attack', () => {})).toThrow('there is no event');
    const nobody = undefined as unknown as () => void;
    expect(() => emitter.on('attack', nobody)).toThrow('@rasp: the listener of attack is no function');
  });

  it('of each of what is told hears it', () => {
    const heard: string[] = [];
    for (const name of ['attack', 'blacklisted', 'error'] as const) emitter.on(name, () => heard.push(name));
    emitter.emit('error', { where: 'store', error: '' });
    expect(heard).toEqual(['error']);
  });
});
