import type { Random } from '../random.js';
import { type Dialect, post, WORDS } from './dialect.js';

const SENTENCES = [
  'Select the table; then "drop" it where it belongs.',
  "Don't use scripts or `eval` here, O'Brien said.",
  'Order by Friday & get 50 % off (or more)!',
  'Run `npm install && npm test`, then commit.',
  'if (a < b && c > d) return a || b;',
  'See http://example.org/?a=1&b=2#c; it is "new".',
  'Preis: 5 € / Stück – nur solange der Vorrat reicht …',
];

const sentence = (r: Random): string => `${r.pick(SENTENCES)} ${r.pick(WORDS)}`;

// What is a whole command, statement or page as the only text of a value is on neither side of the line, and not here.

/** How rich-text editors save what was written, and content management systems their templates. */
export const EDITORS: readonly Dialect[] = [
  {
    // quilljs.com: deltas.
    name: 'quill',
    make: (r) =>
      post('/documents', {
        ops: [
          { insert: sentence(r) },
          { attributes: { header: 1 }, insert: '\n' },
          { attributes: { bold: true, link: 'https://example.org/a?b=c' }, insert: r.pick(WORDS) },
          { insert: { image: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' } },
          { attributes: { 'code-block': 'plain' }, insert: `\n${sentence(r)}\n` },
          { insert: { formula: 'e=mc^2 \\text{ or } \\frac{a}{b}' } },
        ],
      }),
  },
  {
    // prosemirror.net, tiptap.dev: documents of nodes and marks.
    name: 'prosemirror',
    make: (r) =>
      post('/api/pages', {
        type: 'doc',
        content: [
          { type: 'heading', attrs: { level: 2, textAlign: null }, content: [{ type: 'text', text: r.pick(WORDS) }] },
          {
            type: 'paragraph',
            content: [
              { type: 'text', marks: [{ type: 'code' }], text: r.pick(['node_modules', 'order by', '<b>']) },
              { type: 'text', text: sentence(r) },
              { type: 'mention', attrs: { id: `@${r.below(99)}`, label: "O'Neil" } },
            ],
          },
          {
            type: 'codeBlock',
            attrs: { language: 'sql' },
            content: [{ type: 'text', text: 'SELECT id, name FROM t ORDER BY name;' }],
          },
          {
            type: 'codeBlock',
            attrs: { language: 'js' },
            content: [{ type: 'text', text: 'const a = b => b || {};\nexport default a;' }],
          },
        ],
      }),
  },
  {
    // tiny.cloud, ckeditor.com: HTML in forms.
    name: 'html-editors',
    make: (r) =>
      post(
        '/admin/posts/edit',
        `title=${encodeURIComponent(r.pick(WORDS))}&body=${encodeURIComponent(
          r.pick([
            `<p style="text-align: center;">${sentence(r).replaceAll('<', '&lt;')}</p>\n<p>&nbsp;</p>\n<ul>\n<li>a &amp; b</li>\n</ul>`,
            `<h2 id="mcetoc_1">${r.pick(WORDS)}</h2><p><span style="font-family: 'Courier New', courier, monospace;">cat file.txt</span></p><hr class="mce-pagebreak">`,
            `<figure class="table"><table><tbody><tr><td colspan="2"><a href="https://example.org/?a=b&amp;c=d" target="_blank" rel="noopener">${r.pick(WORDS)}</a></td></tr></tbody></table></figure>`,
            `<pre class="language-javascript"><code>if (a &lt; b) {\n  alert("x");\n}</code></pre><p><img src="../images/a.png" alt="it's" width="12" /></p>`,
            `<!-- wp:paragraph {"align":"left","style":{"color":{"text":"#111"}}} -->\n<p class="has-text-color">${r.pick(WORDS)}</p>\n<!-- /wp:paragraph -->`,
            `<p class="MsoNormal" style="mso-margin-top-alt:auto"><o:p></o:p>${r.pick(WORDS)}</p>`,
          ]),
        )}&_wp_http_referer=%2Fwp-admin%2Fpost.php%3Fpost%3D1%26action%3Dedit`,
        'application/x-www-form-urlencoded',
      ),
  },
  {
    // docs.slatejs.org, lexical.dev: editor states.
    name: 'slate-lexical',
    make: (r) =>
      r.pick([
        post('/slate', [
          { type: 'paragraph', children: [{ text: sentence(r), bold: true }, { text: '' }] },
          {
            type: 'code_block',
            lang: 'bash',
            children: [{ type: 'code_line', children: [{ text: '$ node -v # or npm -v' }] }],
          },
        ]),
        post('/lexical', {
          editorState: JSON.stringify({
            root: {
              children: [
                {
                  children: [
                    { detail: 0, format: 1, mode: 'normal', style: 'color: #f00;', text: sentence(r), type: 'text' },
                  ],
                  direction: 'ltr',
                  type: 'paragraph',
                },
              ],
              type: 'root',
            },
          }),
        }),
      ]),
  },
  {
    // developers.notion.com, editorjs.io: blocks.
    name: 'blocks',
    make: (r) =>
      r.pick([
        post('/v1/blocks/b/children', {
          children: [
            {
              object: 'block',
              type: 'paragraph',
              paragraph: {
                rich_text: [{ type: 'text', text: { content: sentence(r), link: null }, annotations: { code: true } }],
              },
            },
            {
              object: 'block',
              type: 'code',
              code: { language: 'shell', rich_text: [{ text: { content: '$ git status\nOn branch main' } }] },
            },
            { object: 'block', type: 'equation', equation: { expression: '\\sum_{i=1}^n x_i^2 \\le 5' } },
          ],
          filter: {
            or: [
              { property: "Owner's", rich_text: { contains: r.pick(WORDS) } },
              { property: 'Done', checkbox: { equals: true } },
            ],
          },
        }),
        post('/editorjs', {
          blocks: [
            {
              type: 'paragraph',
              data: {
                text: `${r.pick(WORDS)} <b>bold</b> &amp; <a href="https://example.org">link</a>&nbsp;<code class="inline-code">x || y</code>`,
              },
            },
            { type: 'list', data: { style: 'unordered', items: [sentence(r), 'a &lt; b'] } },
          ],
          version: '2.29.1',
        }),
      ]),
  },
  {
    // shopify.dev (Liquid), handlebarsjs.com, mjml.io: themes and mails with logic.
    name: 'liquid-handlebars',
    make: (r) =>
      post('/admin/themes/1/assets', {
        key: 'sections/product.liquid',
        value: r.pick([
          '{% for product in collection.products %}{{ product.title | escape | truncate: 30 }}{% else %}none{% endfor %}',
          '{%- if customer.tags contains "vip" and cart.total_price > 1000 -%}{{ "Welcome" | t }}{%- endif -%}',
          '{{ "style.css" | asset_url | stylesheet_tag }} {% assign x = "a,b" | split: "," %} {{ x[0] | upcase }}',
          '{{#if user.admin}}<b>{{user.name}}</b>{{else if guest}}{{> login}}{{/if}} {{{raw_html}}} {{lookup map key}}',
          `<mjml><mj-body><mj-text>Hi {{firstname | default: "${r.pick(['friend', 'you'])}"}},</mj-text></mj-body></mjml>`,
          `Dear *|FNAME|*, [% IF a %]x[% END %] %%FIRST_NAME%% <%first%> {first_name|there} ${r.pick(WORDS)}`,
          '{{ form_start(form, {attr: {novalidate: true}}) }} {{ user.birthday|date("Y-m-d") }} {{ path("home") }}',
        ]),
      }),
  },
];
