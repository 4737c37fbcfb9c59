import { describe, expect, it } from 'vitest';
import { findWaiting } from '../waiting.js';
import { magnitudeOf } from './magnitude.js';
import { isExponential } from './slow-patterns.js';

describe('code: what holds the only thread', () => {
  it.each([
    ['reads the clock', 'a=Date.now();while(Date.now()-a<5e3);'],
    ['reads it under another name', 'f=Date.now,a=f();while(f()-a<5e3);'],
    ['reads it in the body', 'n=0;while(n<e)n=+new Date;'],
    ['is true by itself', 'while(1<2);'],
    ['is true by what it does', 'while(a.push(1));'],
    ['is about a number that nobody changes', 'i=9;while(i>5);'],
    ['is about a number that goes away from its end', 'for(i=0;i>=0;i++);'],
    ['counts very far', 'for(i=0;i<2**32;i++);'],
    ['counts back from very far', 'var i=1e10;while(i--);'],
    ['counts far in a loop that counts far', 'for(i=0;i<1e5;i++)for(j=0;j<1e5;j++);'],
    ['goes through a list that it makes longer', 'for(x of a)a.push(x);'],
    ['is about a list that only grows', 'a=[1];while(a.length>0)(a.unshift(1));'],
  ])('a loop whose condition %s', (_, text) => {
    expect(findWaiting(text)).toBeDefined();
  });

  it.each([
    ['a list of hundreds of millions', 'Array.from({length:1e8})'],
    ['a number of millions of digits', '9n**9n**9n'],
    ['an iterator that is never done', 'Array.from({[Symbol.iterator]:()=>({next:()=>({done:false})})})'],
    ['a function that calls itself twice', '(f=n=>n<2?1:f(n-1)+f(n-2))(60)'],
    ['one that is called behind', 'f=n=>n<2?n:f(n-1)+f(n-2);f(43)'],
    ['one that calls itself with what it gives', 'a=(m,n)=>m?a(m-1,n?a(m,n-1):1):n+1;a(4,1)'],
    ['one that it is given', '((f,n)=>f(f,n))((f,n)=>n<2?n:f(f,n-1)+f(f,n-2),47)'],
    ['one that waits for nothing', 'async function f(){await null;return f()}f()'],
    ['a map that is filled again while it is gone through', 'm.forEach((x,k)=>{m.delete(k);m.set(k,x)})'],
    ['a number of a million digits', 'BigInt("9".repeat(2e6)).toString()'],
    ['a long text and three repetitions of the same', '"a".repeat(3e5).match(/a*a*a*b/)'],
    ['a function that is its own next turn', '(function f(){queueMicrotask(f)})()'],
    ['a pattern that can take a text in ever more ways', '"aaaaaaaaaaaa!".match(/^(a|a)*$/)'],
    ['a promise that is kept late', 'await new Promise(r=>setTimeout(r,5000))'],
    ['a sleep of another language', ':timer.sleep(5000)'],
    ['a loop of another language', 'repeat{}'],
  ])('%s', (_, text) => {
    expect(findWaiting(text)).toBeDefined();
  });

  it.each([
    'for(i=0;i<9;i++)sum+=i',
    'for (const item of items) list.push(item)',
    'while (node) node = node.next',
    'while (queue.length) { const x = queue.shift(); queue.push(...x.children) }',
    'const fib = n => n < 2 ? n : fib(n - 1) + fib(n - 2); fib(10)',
    'async function poll() { await sleep(); return poll() } poll()',
    '"ab".repeat(3).match(/a*b*c*/)',
    'while (queue.length > 0) { const job = queue.shift(); run(job) }',
    'i=9;while(i<5);',
    'do { save() } while (0)',
    'Array.from({length: 12}, (_, month) => month)',
    '/^[a-z]+(?:-[a-z]+)*$/.test(slug)',
    'for (1) and (2) we wait while (as agreed) nobody sleeps (8 hours)',
    'new Promise((resolve) => socket.once("open", resolve))',
  ])('passes %j', (text) => {
    expect(findWaiting(text)).toBeUndefined();
  });
});

describe('code: how large a constant is', () => {
  it.each([
    ['1e9', 9],
    ['2**30', 9],
    ['1<<30', 9],
    ['1e4*1e5', 9],
    ['Math.pow(10, 9)', 9],
    ['0xffffffff', 9],
    ['1_000_000_000', 9],
    ['Infinity', 308],
    ['1/0', 308],
    ['i<12', 1],
    ['a', -1],
  ])('%s', (written, power) => {
    expect(Math.floor(magnitudeOf(written))).toBe(power);
  });
});

describe('code: patterns of exponential time', () => {
  it.each(['(a+)+$', '(a*)*b', '(a|a)*$', '(a|aa)+$', '(\\w*)*x', '(([b-z])+.)+[A-Z]', '(x+x+)+y', '(.*)*='])(
    '%s',
    (source) => {
      expect(isExponential(source)).toBe(true);
    },
  );
  it.each(['(\\w+\\.)+com', '[a-z]+(-[a-z]+)*', '(a|b)*', '\\s+$', '(?:\\d{3},)*\\d', '(foo|bar)+', '^(\\d+)$'])(
    'not %s',
    (source) => {
      expect(isExponential(source)).toBe(false);
    },
  );
});
