import { type Dialect, FIELDS, get, post, quoted, WORDS } from './dialect.js';

const FORM = 'application/x-www-form-urlencoded';

function form(pairs: readonly (readonly [string, string])[]): string {
  return pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
}

/** How APIs take filters, orders and nested values in addresses and forms. */
export const FILTERS: readonly Dialect[] = [
  {
    // docs.stripe.com/api: nested form fields, ranges and expansion.
    name: 'bracketed-forms',
    make: (r) =>
      r.pick([
        post(
          '/v1/charges',
          form([
            ['amount', String(r.below(9_999))],
            ['metadata[order_id]', `#${r.below(9_999)}`],
            ['metadata[note]', r.pick(WORDS)],
            ['shipping[address][line1]', `${r.below(99)} King's Rd; Flat ${r.below(9)}`],
            ['items[0][price_data][product_data][name]', r.pick(WORDS)],
            ['expand[]', 'data.customer'],
          ]),
          FORM,
        ),
        get('/v1/charges', [
          ['created[gte]', String(1.6e9 + r.below(1e8))],
          ['created[lt]', String(1.7e9 + r.below(1e8))],
          ['expand[]', 'data.balance_transaction'],
          ['limit', String(r.below(100))],
        ]),
        get('/v1/customers/search', [
          [
            'query',
            `name:"${r.pick(WORDS)}" AND metadata["key"]:"value" AND -created<${r.below(1e9)} OR amount>=${r.below(99)}`,
          ],
        ]),
      ]),
  },
  {
    // learn.microsoft.com: Graph's and SharePoint's query parameters, lambda operators, $search, $count.
    name: 'graph-odata',
    make: (r) =>
      get(r.pick(['/v1.0/users', "/_api/web/lists/getbytitle('Team''s list')/items"]), [
        [
          '$filter',
          r.pick([
            `proxyAddresses/any(p:startswith(p,'smtp:${r.pick(['jo', 'al'])}'))`,
            `assignedLicenses/any(x:x/skuId eq 184efa21-98c3-4e5d-95ab-d07053a96e67) and accountEnabled eq true`,
            `NOT(imAddresses/any(i:i eq ${quoted(r)})) or endsWith(mail,'@example.org')`,
            `Modified ge datetime'2024-0${1 + r.below(9)}-01T00:00:00Z' and substringof(${quoted(r)},Title)`,
            `cast(id,'Edm.String') ne null and tags/all(t:t in ('a','b'))`,
          ]),
        ],
        ['$search', `"displayName:${r.pick(WORDS)}" OR "mail:${r.pick(['a', 'b'])}"`],
        ['$apply', `groupby((Category),aggregate(Price with sum as Total))`],
        ['$compute', 'Price mul Quantity as Total'],
        ['$count', 'true'],
        ['$skiptoken', `Paged=TRUE&p_ID=${r.below(999)}`],
      ]),
  },
  {
    // docs.strapi.io, docs.directus.io: filters as nested brackets and as JSON.
    name: 'cms-filters',
    make: (r) =>
      r.pick([
        get('/api/restaurants', [
          ['filters[$or][0][date][$eq]', '2020-01-01'],
          [`filters[$and][1][${r.pick(FIELDS)}][$containsi]`, r.pick(WORDS)],
          ['filters[chef][restaurants][stars][$null]', 'true'],
          ['populate[author][fields][0]', 'name'],
          ['pagination[pageSize]', '25'],
          ['sort[0]', 'title:asc'],
        ]),
        get('/items/articles', [
          [
            'filter',
            JSON.stringify({
              _and: [{ author: { _eq: '$CURRENT_USER' } }, { published: { _lte: '$NOW(-1 day)' } }],
              title: { _icontains: r.pick(WORDS) },
            }),
          ],
          ['deep[translations][_filter][languages_code][_eq]', 'en-US'],
          ['fields', '*,author.*,-secret'],
          ['aggregate[count]', '*'],
        ]),
      ]),
  },
  {
    // hasura.io: GraphQL with boolean expressions as variables.
    name: 'hasura',
    make: (r) =>
      post('/v1/graphql', {
        query:
          'query ($where: users_bool_exp!, $o: [users_order_by!]) { users(where: $where, order_by: $o, distinct_on: [id]) { id orders_aggregate { aggregate { sum { total } } } } }',
        variables: {
          where: {
            _or: [{ name: { _ilike: `%${r.pick(WORDS)}%` } }, { _not: { deleted_at: { _is_null: true } } }],
            meta: { _contains: { role: r.pick(['admin', 'root', 'user']) } },
          },
          o: { created_at: 'desc_nulls_last' },
        },
      }),
  },
  {
    // kubernetes.io: label and field selectors, and patches.
    name: 'label-selectors',
    make: (r) =>
      r.pick([
        get('/api/v1/namespaces/default/pods', [
          ['labelSelector', `environment in (production,qa),tier notin (frontend),app.kubernetes.io/name=web,!canary`],
          ['fieldSelector', 'status.phase!=Running,spec.nodeName=node-1,metadata.name=etcd'],
          ['watch', '1'],
        ]),
        post('/apis/apps/v1/deployments', {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'web', annotations: { 'kubernetes.io/change-cause': r.pick(WORDS) } },
          spec: {
            template: {
              spec: { containers: [{ name: 'c', image: `nginx:1.${r.below(30)}`, ports: [{ name: 'http' }] }] },
            },
          },
        }),
      ]),
  },
  {
    // firebase.google.com: structured queries and rules of the realtime database.
    name: 'firebase',
    make: (r) =>
      r.pick([
        get('/users.json', [
          ['orderBy', '"$key"'],
          ['startAt', `"${r.pick(['a', '-N_x'])}"`],
          ['equalTo', JSON.stringify(r.pick(WORDS))],
          ['limitToFirst', '10'],
        ]),
        post('/v1/projects/p/databases/(default)/documents:runQuery', {
          structuredQuery: {
            from: [{ collectionId: 'cities' }],
            where: {
              fieldFilter: {
                field: { fieldPath: '`my-field`.name' },
                op: 'ARRAY_CONTAINS',
                value: { stringValue: r.pick(WORDS) },
              },
            },
            orderBy: [{ field: { fieldPath: '__name__' }, direction: 'ASCENDING' }],
          },
        }),
        post('/rules.json', {
          rules: {
            '.read': 'auth != null && auth.uid === $uid',
            users: { $uid: { '.write': "newData.child('name').isString() || data.val() === null" } },
          },
        }),
      ]),
  },
];
