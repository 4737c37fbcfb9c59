import { type Dialect, get, post, quoted, WORDS } from './dialect.js';

/** Languages in which people and dashboards search. */
export const SEARCHES: readonly Dialect[] = [
  {
    // support.atlassian.com: JQL and CQL.
    name: 'jql',
    make: (r) =>
      get('/rest/api/3/search', [
        [
          'jql',
          r.pick([
            `project = ${r.pick(['RASP', 'OPS'])} AND status was not in ("In Progress", 'To Do') BY currentUser() ORDER BY created DESC, key ASC`,
            `assignee in membersOf("jira-users") AND sprint in openSprints() AND updated >= -${r.below(30)}d`,
            `text ~ "${r.pick(WORDS)}*" OR summary !~ ${quoted(r)} AND resolution is EMPTY`,
            `labels = cat or labels = "set theory" and "Story Points[Number]" > ${r.below(9)}`,
            `cf[10001] is not EMPTY and created > startOfDay("-1d") and filter != "O'Brien's queue"`,
            `type = page and space in ("DS", "TEST") and title ~ "select" and lastmodified > now("-4w")`,
          ]),
        ],
        ['fields', '*all,-comment'],
        ['startAt', String(r.below(500))],
      ]),
  },
  {
    // lucene.apache.org and elastic.co: Lucene's and Kibana's query languages.
    name: 'lucene-kql',
    make: (r) =>
      get('/app/discover', [
        [
          'q',
          r.pick([
            `message:"${r.pick(WORDS)}" AND NOT level:(debug OR trace) AND @timestamp:[now-1d TO now}`,
            `http.response.status_code >= 400 and not user.name : ("root" or "admin")`,
            `process.name:(cat OR "sh") AND host.os.type:linux`,
            `+title:"quick fox"~${r.below(5)} -body:/joh?n(ath[oa]n)/ name:wild* boost^${r.below(9)}`,
            `user:{ first:"Alice" and last:"White" } or _exists_:error`,
            `path:\\/var\\/log\\/* && status:[200 TO 299] || (a && !b)`,
          ]),
        ],
        ['_a', "(columns:!(_source),filters:!(('$state':(store:appState),meta:(negate:!f))),query:(language:kuery))"],
        ['_g', '(refreshInterval:(pause:!t,value:0),time:(from:now-15m,to:now))'],
      ]),
  },
  {
    // docs.github.com, docs.gitlab.com: search qualifiers.
    name: 'forge-search',
    make: (r) =>
      get('/search', [
        [
          'q',
          r.pick([
            `repo:octo/${r.pick(['cat', 'node', 'sh'])} is:pr is:open review:none author:@me -label:"won't fix"`,
            `path:**/*.{js,ts} /require\\(['"]fs['"]\\)/ NOT is:archived`,
            `"${r.pick(WORDS)}" in:title,body created:>=2024-01-01 comments:>${r.below(99)} sort:reactions-+1-desc`,
            `language:"Objective-C++" symbol:main OR content:"exec(" license:mit`,
            `org:github (path:/src/ OR path:*.env) ${r.pick(WORDS)} NOT "sparse index"`,
            `state:opened assignee:"O'Neil" in:comments, ${r.pick(WORDS)}`,
          ]),
        ],
        ['type', r.pick(['code', 'issues'])],
      ]),
  },
  {
    // algolia.com and typesense.org: facets and filters.
    name: 'facets',
    make: (r) =>
      post('/1/indexes/*/queries', {
        requests: [
          {
            indexName: 'products',
            params: `query=${encodeURIComponent(r.pick(WORDS))}&hitsPerPage=20&facetFilters=${encodeURIComponent('[["brand:H&M","brand:C&A"],"color:-red"]')}&tagFilters=`,
          },
          {
            indexName: 'posts',
            query: r.pick(WORDS),
            filters: `(brand:"Levi's" OR brand:Apple) AND NOT hidden:true AND price < ${r.below(99)} AND _tags:'a & b'`,
            filter_by: `price:[10..100] && brand:=[\`Marks, Spencer\`, Gap] || rating:>${r.below(5)}`,
            numericFilters: ['price>=10', 'stock!=0'],
            highlightPreTag: '<em>',
            highlightPostTag: '</em>',
          },
        ],
      }),
  },
  {
    // developer.salesforce.com: SOQL and SOSL, which this API takes as whole statements.
    name: 'soql',
    make: (r) =>
      get('/services/data/v60.0/query', [
        [
          'q',
          r.pick([
            `SELECT Id, Name, Owner.Name FROM Account WHERE Name LIKE '${r.pick(['Acme', 'B'])}%' LIMIT ${r.below(99)}`,
            `SELECT COUNT() FROM Case WHERE CreatedDate = LAST_N_DAYS:${r.below(90)}`,
            `FIND {${r.pick(['Joe Smith', 'select'])}} IN Name Fields RETURNING lead(name, phone)`,
          ]),
        ],
      ]),
  },
  {
    // docs.splunk.com, learn.microsoft.com (Kusto), grafana.com (LogQL): searches with pipes.
    name: 'piped-searches',
    make: (r) =>
      post('/services/search/jobs', {
        search: r.pick([
          `search index=web sourcetype=access_* status=5* | stats count by host, uri | sort -count | head ${r.below(20)}`,
          `index=os | rex field=_raw "user=(?<user>\\w+)" | eval mb=round(bytes/1024/1024,2) | where mb > ${r.below(99)} | table user, mb`,
          `Heartbeat | where TimeGenerated > ago(${r.below(24)}h) | summarize arg_max(TimeGenerated, *) by Computer | top 5 by Computer`,
          `StormEvents | extend d = EndTime - StartTime | project State, d | join kind=inner (T2 | distinct State) on State`,
          `{app="web", level=~"warn|error"} |= "timeout" != "${r.pick(['health', 'cat'])}" | json | line_format "{{.msg}}"`,
          `fields @timestamp, @message | filter @message like /(?i)exception/ | sort @timestamp desc | limit ${r.below(99)}`,
          `| inputlookup assets.csv | fillnull value="-" | dedup ip | outputlookup append=t seen.csv`,
        ]),
        earliest_time: '-24h@h',
        latest_time: 'now',
      }),
  },
];
