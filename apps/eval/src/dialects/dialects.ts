import { type Dialect, FIELDS, get, post, quoted, WORDS } from './dialect.js';
import { EDITORS } from './editors.js';
import { FILTERS } from './filters.js';
import { MESSAGES } from './messages.js';
import { NOTATIONS } from './notations.js';
import { SEARCHES } from './searches.js';
import { TELEMETRY } from './telemetry.js';

/** The dialects; each is what a documented library or standard sends. */
export const DIALECTS: readonly Dialect[] = [
  {
    // feathersjs.com: querying; the server passes these operators on by design.
    name: 'feathers',
    make: (r) =>
      get('/products', [
        [`${r.pick(FIELDS)}[${r.pick(['$gt', '$lte', '$ne', '$in][', '$nin]['])}]`, String(r.below(500))],
        [`$sort[${r.pick(FIELDS)}]`, r.pick(['1', '-1'])],
        ['$limit', String(r.below(100))],
        ['$skip', String(r.below(100))],
      ]),
  },
  {
    // loopback.io and json-server: where filters.
    name: 'where-filters',
    make: (r) =>
      r.pick([
        get('/api/orders', [
          [
            'filter',
            JSON.stringify({
              where: { [r.pick(FIELDS)]: { gt: r.below(99) }, or: [{ a: 1 }, { b: r.pick(WORDS) }] },
              limit: 10,
              order: 'id DESC',
            }),
          ],
        ]),
        get('/posts', [
          [`${r.pick(FIELDS)}_like`, r.pick(WORDS)],
          ['_sort', 'id'],
          ['_order', 'desc'],
          ['views_gte', String(r.below(9))],
        ]),
      ]),
  },
  {
    // A server whose API takes MongoDB's own filters in JSON bodies.
    name: 'mongo-json',
    make: (r) =>
      post('/api/search', {
        filter: {
          [r.pick(FIELDS)]: { [r.pick(['$gte', '$in', '$regex', '$exists'])]: r.pick([[1, 2], 5, '^ab', true]) },
          $or: [{ name: r.pick(WORDS) }, { stock: { $lt: 5 } }],
        },
        sort: { createdAt: -1 },
      }),
  },
  {
    // OASIS OData 4.01, part 2: URL conventions.
    name: 'odata',
    make: (r) =>
      get('/odata/Products', [
        [
          '$filter',
          r.pick([
            `Name eq ${quoted(r)} and Price gt ${r.below(99)}`,
            `contains(Name,${quoted(r)}) or startswith(Code,'A')`,
            `not (Id in (1,2,${r.below(9)})) and year(Created) ge 2020`,
            `Tags/any(t:t eq ${quoted(r)})`,
          ]),
        ],
        ['$select', 'Id,Name'],
        ['$orderby', `${r.pick(['Name', 'Price'])} desc`],
        ['$expand', 'Category($select=Name;$top=1)'],
        ['$top', String(r.below(50))],
      ]),
  },
  {
    // jsonapi.org 1.1 with the filter strategies of its libraries.
    name: 'json-api',
    make: (r) =>
      get('/articles', [
        ['filter[author.name]', r.pick(WORDS)],
        ['filter[price][lt]', String(r.below(99))],
        ['filter', `or(equals(title,${quoted(r)}),greaterThan(views,'${r.below(99)}'))`],
        ['fields[articles]', 'title,body'],
        ['include', 'comments.author'],
        ['sort', '-created,title'],
        ['page[number]', String(r.below(9))],
      ]),
  },
  {
    name: 'graphql',
    make: (r) =>
      r.pick([
        post('/graphql', {
          operationName: 'Find',
          query: `query Find($q: String!) { products(where: {name: {_ilike: $q}, _or: [{price: {_gt: ${r.below(99)}}}]}, order_by: {id: desc}) { id name ... on Book { isbn } __typename } }`,
          variables: { q: `%${r.pick(WORDS)}%` },
        }),
        get('/graphql', [
          ['query', `{ node(id: "${r.below(999)}") { id ...F } } fragment F on Node { __typename }`],
          [
            'extensions',
            '{"persistedQuery":{"version":1,"sha256Hash":"ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38"}}',
          ],
        ]),
      ]),
  },
  {
    // json-schema.org and OpenAPI: references.
    name: 'json-schema',
    make: (r) =>
      post('/schemas', {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        $id: `https://example.org/${r.below(99)}.json`,
        properties: {
          a: { $ref: `#/$defs/${r.pick(['node', 'user', 'constructor'])}` },
          default: { pattern: '^[a-z]+(?:-[a-z]+)*$' },
        },
        $defs: {
          node: { type: 'object', additionalProperties: false, properties: { $comment: { const: r.pick(WORDS) } } },
        },
      }),
  },
  {
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: the templates' own placeholders.
    // Mail and page templates of content management systems.
    name: 'cms-templates',
    make: (r) =>
      post('/cms/templates', {
        id: r.below(999),
        subject: `Hello {{${r.pick(['name', 'user.firstName', 'order.id', 'invoice.total', 'unsubscribe_url', 'site_name'])}}}`,
        body: r.pick([
          '<p>Dear {{ customer.name }}, your order {{order.number}} of ${total} is on its way.</p>',
          'Hi %FIRSTNAME%, use [[coupon]] or {coupon} before {{ date | date: "%d %B" }}',
          '{{#each items}}{{name}}: {{price}}\n{{/each}}',
          'Hello ${name}, #{greeting} <%= name %>',
        ]),
      }),
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: as above.
  },
  {
    // Words that are names of properties in JavaScript.
    name: 'property-words',
    make: (r) =>
      r.pick([
        get('/f1/standings', [
          [r.pick(['constructor', 'prototype', 'driver']), r.pick(['ferrari', 'mclaren', 'red bull'])],
          ['season', String(1990 + r.below(40))],
        ]),
        post('/cars', {
          constructor: r.pick(['ferrari', 'williams']),
          prototype: r.pick([true, 'P4/5']),
          valueOf: r.below(9e5),
          length: 4.6,
        }),
      ]),
  },
  {
    // A sheet's cells, as a grid editor saves them.
    name: 'spreadsheet',
    make: (r) =>
      r.pick([
        post('/sheets/1/cells', {
          range: `Sheet1!A1:C${r.below(99)}`,
          values: [
            [
              `=SUM(B2:B${r.below(99)})`,
              '=IF(A1<>"",A1&"; "&B1,\'Other sheet\'!C3)',
              `=HYPERLINK("https://example.org/?q="&A1,"${r.pick(WORDS)}")`,
            ],
            ['-5', '+49 (0)30 1234', r.pick(WORDS)],
          ],
        }),
        post(
          '/import',
          `id,name,note\n${r.below(99)},"${r.pick(WORDS)}","said ""yes"", or no; see #${r.below(99)}"\n`,
          'text/csv',
        ),
      ]),
  },
  {
    // Operators of search engines, issue trackers and Lucene's query syntax.
    name: 'search-operators',
    make: (r) =>
      get('/search', [
        [
          'q',
          r.pick([
            `"${r.pick(WORDS)}" OR ${r.pick(WORDS)} -site:example.org`,
            `(title:"${r.pick(WORDS)}" AND year:[2010 TO 2020]) OR author:${r.pick(['smith~', 'jo*'])}`,
            `is:open label:"good first issue" ${r.pick(WORDS)} sort:updated-desc`,
            `${r.pick(WORDS)} && !draft || tag:(a b)^2`,
            `project = "RASP" AND status in ("To Do", Done) ORDER BY created DESC`,
            `intitle:"index of" ${r.pick(WORDS)} filetype:pdf`,
            `status>=500 | stats count by host | sort -count`,
          ]),
        ],
        ['page', String(r.below(9))],
      ]),
  },
  {
    // Filters of search services, which shops send from the browser: facets and numbers, joined by words.
    name: 'facet-filters',
    make: (r) => {
      const facet = (): string =>
        `${r.pick(['sku', 'brand', 'category', 'size'])}:${r.pick([r.pick(WORDS), String(r.below(900_000))])}`;
      const pair = (): string => `(${facet()} OR ${facet()})`;
      return post('/indexes/products/query', {
        query: r.pick(['', r.pick(WORDS)]),
        hitsPerPage: r.below(50),
        filters: r.pick([
          Array.from({ length: 2 + r.below(12) }, pair).join(' OR '),
          `${pair()} AND NOT ${facet()}`,
          `price > ${r.below(50)} AND price <= ${r.below(900)} AND NOT "in stock":false`,
          `price:${r.below(50)} TO ${r.below(900)} AND ${facet()}<score=${r.below(9)}>`,
        ]),
        facetFilters: [[facet(), `-${facet()}`]],
      });
    },
  },
  {
    // RSQL/FIQL, PostgREST, Elasticsearch and JSONPath.
    name: 'query-languages',
    make: (r) =>
      r.pick([
        get('/people', [['filter', `name==${r.pick(WORDS)};age=gt=${r.below(50)},city=in=(Rome,Oslo)`]]),
        get('/people', [
          ['select', 'id,name,orders(id,total)'],
          ['age', `gte.${r.below(50)}`],
          ['or', `(name.eq.${r.pick(['jo', 'al'])},name.like.*son)`],
          ['order', 'id.desc.nullslast'],
        ]),
        post('/logs/_search', {
          query: {
            bool: {
              must: [{ match: { message: r.pick(WORDS) } }],
              filter: [{ range: { '@timestamp': { gte: 'now-1d/d', lt: 'now/d' } } }],
              must_not: { exists: { field: 'error' } },
            },
          },
          script_fields: {},
          size: r.below(50),
        }),
        get('/data', [
          [
            'path',
            r.pick(['$.store.book[?(@.price<10)].title', '$..author', '$.items[*].id', '/store/book[position()<3]']),
          ],
        ]),
        post(
          '/patch',
          [
            { op: 'replace', path: `/items/${r.below(9)}/name`, value: r.pick(WORDS) },
            { op: 'test', path: '/a~1b', value: null },
          ],
          'application/json-patch+json',
        ),
      ]),
  },
  ...FILTERS,
  ...SEARCHES,
  ...TELEMETRY,
  ...EDITORS,
  ...MESSAGES,
  ...NOTATIONS,
];
