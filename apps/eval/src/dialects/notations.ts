import { type Dialect, get, post, WORDS } from './dialect.js';

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: the notations' own placeholders.
/** Formulas, placeholders, rules and schedules that people type into forms. */
export const NOTATIONS: readonly Dialect[] = [
  {
    // support.microsoft.com: functions of a sheet; airtable.com: formulas.
    name: 'formulas',
    make: (r) =>
      r.pick([
        post('/workbook/cells', {
          formulas: [
            [
              r.pick([
                `=IFERROR(INDEX('Q1 ''24'!$A$2:$D$99,MATCH(1,(A:A=F2)*(B:B="${r.pick(WORDS).replaceAll('"', '')}"),0),4),"-")`,
                '=LET(x,SUM(A1:A9),IF(x>10,"big","small"))&" & "&TEXT(TODAY(),"yyyy-mm-dd")',
                '=QUERY(A1:C,"select A, sum(B) where C = \'x\' group by A order by sum(B) desc limit 5",1)',
                '=ARRAYFORMULA(IF(LEN(A2:A),REGEXREPLACE(A2:A,"[^\\d]+",""),))',
                '=FILTERXML(WEBSERVICE("https://example.org/x?q="&A1),"//item[1]")',
                '=-\'My Sheet\'!A1+SUMIFS(B:B,A:A,"<>"&C1)*100%',
              ]),
            ],
          ],
        }),
        post('/v0/app/fields', {
          formula: r.pick([
            `IF(AND({Status} = 'Done', {Owner's name} != ''), CONCATENATE({A}, " - ", {B}), "")`,
            `DATETIME_FORMAT(SET_TIMEZONE({Date}, 'Europe/Rome'), 'L') & '; ' & {Note}`,
            `OR(SEARCH('${r.pick(['select', 'cat'])}', LOWER({Title})), {Price} > ${r.below(99)})`,
          ]),
        }),
        get('/v0/app/Table', [['filterByFormula', `AND({Name}='O\\'Brien', NOT({Done}), OR({A}=1,{B}="2"))`]]),
      ]),
  },
  {
    // ctan.org, w3.org: LaTeX and MathML.
    name: 'mathematics',
    make: (r) =>
      post('/render', {
        tex: r.pick([
          '\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}^{-1} = \\frac{1}{ad-bc}',
          '$\\int_0^\\infty e^{-x^2}\\,dx = \\frac{\\sqrt{\\pi}}{2}$ for all $x \\in \\mathbb{R}$; see \\eqref{eq:1} & \\cite{a,b}',
          '\\documentclass{article}\n\\usepackage[utf8]{inputenc}\n% a comment; or two\n\\begin{document}\nHello \\& "World" \\$5 `quoted\'\n\\end{document}',
          `\\sum_{n=1}^{${r.below(99)}} \\binom{n}{k} \\left| x \\right| \\ne \\text{or } ${r.below(9)}`,
          'f(x) = \\begin{cases} 1 & x < 0 \\\\ 0 & \\text{else} \\end{cases}',
        ]),
        mathml:
          '<math xmlns="http://www.w3.org/1998/Math/MathML"><mrow><mi>x</mi><mo>&lt;</mo><mn>5</mn></mrow></math>',
        note: r.pick(WORDS),
      }),
  },
  {
    // docs.docker.com, docs.github.com, zapier.com: placeholders of configuration and automation.
    name: 'placeholders',
    make: (r) =>
      post('/settings', {
        template: r.pick([
          'Hello ${user.name}, you have ${count} new messages',
          'image: ${REGISTRY:-docker.io}/web:${TAG:?missing}',
          'https://${bucket}.s3.${region}.amazonaws.com/{proxy+}',
          'runs-on: ${{ matrix.os }} and ${{ secrets.TOKEN }}',
          '{{steps.trigger.event.body.name}} / {{1.email}} / {{ $json["id"] }}',
          '%{[@metadata][beat]}-%{+YYYY.MM.dd} %{IP:client} %{WORD:method}',
          '$HOME/.config/$USER and %APPDATA%\\app\\%USERNAME%',
          "#{user.name} @{outputs('x')} <<name>> [name] :name %(name)s %s {0} {name!r}",
          'log_format main \'$remote_addr - $remote_user [$time_local] "$request"\';',
        ]),
        variables: { name: r.pick(WORDS), count: r.below(99) },
      }),
  },
  {
    // json-logic, OPA, cron, firewall and mail rules as forms of settings send them.
    name: 'rules',
    make: (r) =>
      post('/rules', {
        logic: {
          if: [{ and: [{ '>': [{ var: 'temp' }, r.below(99)] }, { '==': [{ var: 'pie' }, 'apple'] }] }, 'yes', 'no'],
        },
        expression: r.pick([
          'request.auth.claims.role in ["admin", "root"] && resource.name.startsWith("a/")',
          "user.age >= 18 and user.country not in ('US', 'CA') or user.id == 1",
          'event.type = "click" AND (properties.plan != "free" OR amount > 10)',
          'http.host eq "example.org" and not ip.src in {192.0.2.0/24} and http.request.uri.path contains "/wp-login.php"',
          'header :contains "subject" "[list]"; fileinto "Lists";',
        ]),
        schedule: `*/${1 + r.below(30)} 0-6 * * 1,3 # nightly`,
        pattern: r.pick(['^(?:[a-z]+|\\d{2,})$', '(foo|bar);?$', "^[\\w.!#$%&'*+/=?^`{|}~-]+@[a-z\\d-]+$"]),
        action: { type: 'set', name: r.pick(WORDS), color: '#ff0' },
      }),
  },
  {
    // geojson.org, OGC CQL, overpass-api.de: maps.
    name: 'maps',
    make: (r) =>
      r.pick([
        get('/collections/roads/items', [
          ['bbox', '-10.5,40,2.3,52'],
          [
            'filter',
            `name LIKE '%${r.pick(['street', 'Union'])}%' AND S_INTERSECTS(geom,POLYGON((0 0,1 0,1 1,0 0))) OR lanes BETWEEN 2 AND ${r.below(9)}`,
          ],
          ['filter-lang', 'cql2-text'],
        ]),
        post(
          '/api/interpreter',
          `[out:json][timeout:25];(node["amenity"="cafe"]["name"~"${r.pick(['Joe', "O'"])}"](50.6,7.0,50.8,7.3););out body;>;out skel qt;`,
          'text/plain',
        ),
      ]),
  },
];
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: as above.
