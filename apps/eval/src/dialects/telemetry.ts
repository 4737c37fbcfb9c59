import { type Dialect, get, post, WORDS } from './dialect.js';

/** What dashboards ask, and what browsers and agents report. */
export const TELEMETRY: readonly Dialect[] = [
  {
    // prometheus.io: PromQL.
    name: 'promql',
    make: (r) =>
      get('/api/v1/query_range', [
        [
          'query',
          r.pick([
            `sum by (job, instance) (rate(http_requests_total{job=~"api|web",code!~"5.."}[5m])) > ${r.below(99)}`,
            `histogram_quantile(0.9, sum(rate(latency_bucket[10m])) by (le)) or vector(0)`,
            `absent(up{instance="127.0.0.1:9090"} == 1) and on() hour() > ${r.below(23)}`,
            `label_replace(up, "host", "$1", "instance", "(.*):.*") * on(host) group_left(name) node_uname_info`,
            `100 - (avg by(instance)(irate(node_cpu_seconds_total{mode="idle"}[5m])) * 100) unless foo`,
            `topk(3, sum(container_memory_usage_bytes{image!="",name=~"^k8s_.*"}) without (cpu)) offset 1d`,
          ]),
        ],
        ['start', String(1.7e9 + r.below(1e6))],
        ['step', '15s'],
      ]),
  },
  {
    // grafana.com: panels with variables, data links, datasource queries.
    name: 'grafana',
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: the dashboards' own variables.
    make: (r) =>
      post('/api/ds/query', {
        from: 'now-6h',
        queries: [
          {
            refId: 'A',
            datasource: { type: 'prometheus', uid: '${DS_PROMETHEUS}' },
            expr: r.pick([
              'rate(http_requests_total{instance=~"$instance"}[$__rate_interval])',
              'sum(increase(errors_total{env="${env:regex}"}[$__range])) by (${group:csv})',
              'avg_over_time({{name}}[$__interval])',
            ]),
            legendFormat: '{{instance}} - {{ mode }}',
          },
        ],
        links: [{ url: '/d/abc?var-host=${__value.raw}&${__url_time_range}', title: r.pick(WORDS) }],
        templating: { list: [{ name: 'host', query: 'label_values(up{job="$job"}, instance)', regex: '/(.*):.*/' }] },
        title: 'Load on ${host:text} / [[cluster]]',
      }),
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: as above.
  },
  {
    // docs.datadoghq.com, docs.newrelic.com: monitors and their messages.
    name: 'monitors',
    make: (r) =>
      post('/api/v1/monitor', {
        type: 'query alert',
        query: r.pick([
          `avg(last_5m):avg:system.cpu.user{host:web-${r.below(9)},!env:dev} by {host} > ${r.below(99)}`,
          `logs("service:(web OR api) @http.status_code:[400 TO 499] -@user.name:*test*").index("main").rollup("count").last("5m") > 10`,
          `FROM Transaction SELECT percentile(duration, 95) WHERE appName = 'web' FACET host SINCE 30 minutes ago`,
        ]),
        message: r.pick([
          '{{#is_alert}}CPU of {{host.name}} is at {{value}}%{{/is_alert}} @slack-ops-alerts',
          '{{#is_match "host.name" "web"}} run the playbook; then call @oncall {{/is_match}}',
        ]),
        tags: ['team:sre', `note:${r.pick(WORDS)}`],
      }),
  },
  {
    // elastic.co: the query DSL, with aggregations and Painless one-liners.
    name: 'elastic-dsl',
    make: (r) =>
      post('/index/_search', {
        query: {
          function_score: {
            query: {
              query_string: {
                query: `(${r.pick(['new york', 'a/b'])}) OR (${r.pick(['big apple', 'c++'])})`,
                fields: ['title^5'],
              },
            },
            script_score: { script: { source: "Math.log(2 + doc['my-int'].value)" } },
          },
        },
        aggs: {
          prices: { histogram: { field: 'price', interval: 50 }, aggs: { top: { top_hits: { _source: ['*'] } } } },
        },
        sort: [{ _score: 'desc' }, '_doc'],
        highlight: { pre_tags: ['<b>'], post_tags: ['</b>'], fields: { '*': {} } },
        runtime_mappings: {
          day: { type: 'keyword', script: { source: "emit(doc['@timestamp'].value.dayOfWeekEnum.toString())" } },
        },
        suggest: { s: { text: r.pick(WORDS), term: { field: 'name' } } },
      }),
  },
  {
    // opentelemetry.io: OTLP over HTTP in JSON.
    name: 'otlp',
    make: (r) =>
      post('/v1/traces', {
        resourceSpans: [
          {
            resource: {
              attributes: [{ key: 'process.command_args', value: { stringValue: `web --port=${r.below(9_999)}` } }],
            },
            scopeSpans: [
              {
                spans: [
                  {
                    traceId: '5b8efff798038103d269b633813fc60c',
                    name: r.pick(['GET /users/:id', 'pg.query:SELECT shop', 'redis-GET']),
                    attributes: [
                      { key: 'db.statement', value: { stringValue: 'SELECT * FROM users WHERE id = ? AND name = $1' } },
                      { key: 'code.filepath', value: { stringValue: '/app/src/index.js' } },
                      {
                        key: 'http.url',
                        value: { stringValue: `https://example.org/?q=${encodeURIComponent(r.pick(WORDS))}` },
                      },
                    ],
                    status: { code: 2, message: `relation "users" does not exist; near '${r.below(9)}'` },
                  },
                ],
              },
            ],
          },
        ],
      }),
  },
  {
    // develop.sentry.dev: error events with stack frames and breadcrumbs.
    name: 'error-reports',
    make: (r) =>
      post('/api/1/store/', {
        event_id: '9ec79c33ec9942ab8353589fcb2e04dc',
        exception: {
          values: [
            {
              type: 'TypeError',
              value: r.pick([
                "Cannot read properties of undefined (reading 'constructor')",
                "Failed to execute 'insertBefore' on 'Node': parameter 1 is not of type 'Node'.",
                'Unexpected token < in JSON at position 0',
                'Refused to execute inline script because it violates: "script-src \'self\'"',
              ]),
              stacktrace: {
                frames: [
                  {
                    filename: 'webpack-internal:///./src/a.js',
                    function: 'Object.eval [as onClick]',
                    lineno: r.below(999),
                    context_line: "  const el = document.querySelector('#a');",
                    pre_context: ['function f(a, b) {', '  if (a && b) {'],
                  },
                  {
                    filename: 'app:///[dynamic]/main.js',
                    function: '<anonymous>',
                    abs_path: 'https://example.org/main.js',
                  },
                ],
              },
            },
          ],
        },
        breadcrumbs: [
          {
            category: 'ui.click',
            message: `button.btn.btn-primary[type="submit"][name="${r.pick(['go', 'exec'])}"] > span`,
          },
          { category: 'console', message: `fetching ${r.pick(WORDS)}; retry=${r.below(9)} || give up` },
          { category: 'fetch', data: { url: 'https://api.example.org/a;b', status_code: 500 } },
        ],
      }),
  },
  {
    // developers.google.com, matomo.org, segment.com: analytics.
    name: 'beacons',
    make: (r) =>
      r.pick([
        get('/collect', [
          ['v', '2'],
          ['dl', `https://shop.example.org/?q=${encodeURIComponent(r.pick(WORDS))}&sort=a|b`],
          ['dt', `${r.pick(WORDS)} | Shop & more; "since 1999" - it's new`],
          ['ul', 'en-gb'],
          ['ep.value', `${r.pick(['select', 'click', 'scroll'])}_item`],
          ['_p', String(r.below(1e9))],
          ['uafvl', 'Not_A%20Brand;8.0.0.0|Chromium;120.0.6099.109'],
        ]),
        get('/matomo.php', [
          ['action_name', `${r.pick(WORDS)} > Category > Product`],
          ['_cvar', JSON.stringify({ 1: ['OS', 'iphone 5.0'], 2: ['type', r.pick(WORDS)] })],
          ['e_c', 'Videos'],
          ['h', '10'],
        ]),
        post('/v1/track', {
          event: 'Order Completed',
          context: {
            page: { title: `${r.pick(WORDS)} | ${r.pick(WORDS)}`, search: '?a=1;b=2&c=$x' },
            userAgent: 'Mozilla/5.0 (X11; Linux x86_64)',
          },
          properties: { products: [{ name: r.pick(WORDS), variant: "12' x 9'", price: 1e-7 }], coupon: "MOTHER'S-DAY" },
        }),
      ]),
  },
  {
    // w3.org: reports of Content Security Policy and of the Reporting API.
    name: 'csp-reports',
    make: (r) =>
      post(
        '/csp',
        {
          'csp-report': {
            'document-uri': `https://example.org/page?id=${r.below(99)}`,
            'violated-directive': "script-src-elem 'self' 'nonce-abc' 'unsafe-eval' https://*.example.org",
            'original-policy':
              "default-src 'none'; script-src 'self' 'strict-dynamic'; style-src 'unsafe-inline'; report-uri /csp",
            'blocked-uri': r.pick(['inline', 'eval', 'data', 'blob', 'https://ads.example.com/a.js']),
            'script-sample': r.pick(['(function(){var a=1', 'var x = document.', 'color: red']),
            'source-file': 'moz-extension',
          },
        },
        'application/csp-report',
      ),
  },
];
