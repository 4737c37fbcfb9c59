import { describe, expect, it } from 'vitest';
import { isPlainMarkup } from './plain-markup.js';

describe('isPlainMarkup', () => {
  it.each([
    '<div class="alert alert-info" role="alert">Saved!</div>',
    '<img class="prompt" src="/prompt.png" alt="prompt">',
    "<p>See <a class='x' href='/orders?status=open&amp;page=2#list'>our &quot;list&quot;</a>.</p>",
    '<td>alert(1)</td>',
    '<button type="button" data-bs-dismiss="alert" aria-label="Close">x</button>',
    '<a href="https://www.example.org/a?b=c&d=e">x</a> and <a href="mailto:ann@example.org">y</a>',
    '<br/>',
    '<svg class="icon icon-alert" viewBox="0 0 16 16"><use xlink:href="#alert"></use><path d="M0 0h16v16H0z"/></svg>',
  ])('knows %j', (text) => {
    expect(isPlainMarkup(text)).toBe(true);
  });

  it.each([
    ['a handler', '<p class="a" onclick="b()">c</p>'],
    ['a handler that is cut off', '<p class="a" onclick=b'],
    ['a directive', '<p data-on-load="a">b</p>'],
    ['another scheme', '<a href="javascript:a">b</a>'],
    ['another scheme in references', '<a href="a&#58;b">c</a>'],
    ['another scheme in names', '<a href="javascript&colon;b">c</a>'],
    ['a style', '<p style="color:red">a</p>'],
    ['an element that loads', '<iframe src="/a"></iframe>'],
    ['an animation', '<svg><set attributename="href" to="a"/></svg>'],
    ['a shape of elsewhere', '<svg><use xlink:href="/a.svg#b"/></svg>'],
    ['a vocabulary of its own', '<math><mi>a</mi></math>'],
    ['a template', '<p>{{ a }}</p>'],
    ['a call in quotes', "<p>'-alert(1)-'</p>"],
    ['what stands in front', '"><p class="a">b</p>'],
    ['a tag that is none', '<p>a < b</p>'],
    ['a value without quotes', '<p class=a>b</p>'],
  ])('leaves %s to the model', (_what, text) => {
    expect(isPlainMarkup(text)).toBe(false);
  });

  it.each(['<p ', '<p a="b" ', '<p>', '<p a', '<a href="/', '<a href="&amp;a=b', '<p  '])(
    'takes time linear in the length of repeated %j',
    (piece) => {
      const time = (count: number): number => {
        const text = piece.repeat(count);
        const started = performance.now();
        for (let round = 0; round < 20; round++) isPlainMarkup(text);
        return performance.now() - started;
      };
      const few = Math.floor(9_000 / piece.length);
      time(few);
      expect(time(2 * few)).toBeLessThan(Math.max(8 * time(few), 100));
    },
  );
});
