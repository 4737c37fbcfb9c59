import { type Dialect, post, WORDS } from './dialect.js';

const form = (body: string): [string, string] => [body, 'application/x-www-form-urlencoded'];

/** Chats, webhooks, calendars and contacts. */
export const MESSAGES: readonly Dialect[] = [
  {
    // api.slack.com: mrkdwn, blocks, slash commands.
    name: 'slack',
    make: (r) =>
      r.pick([
        post('/api/chat.postMessage', {
          channel: '#ops',
          text: `<!here> build *${r.pick(WORDS)}* failed: \`exit code ${r.below(9)}\` <https://ci.example.org/1|log> &amp; <@U024BE7LH>`,
          blocks: [
            {
              type: 'section',
              text: { type: 'mrkdwn', text: '> quoted; see below\n```\n$ ls -la\ntotal 0\n```\n• one\n• two' },
            },
            {
              type: 'actions',
              elements: [{ type: 'button', text: { type: 'plain_text', text: "Don't" }, value: 'a|b' }],
            },
          ],
        }),
        post(
          '/slack/command',
          ...form(
            `token=x&team_domain=example&command=%2Fdeploy&text=${encodeURIComponent(`${r.pick(WORDS)} to prod; cc @jo & all`)}&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2F1234%2F5678`,
          ),
        ),
        post(
          '/slack/events',
          ...form(
            `payload=${encodeURIComponent(JSON.stringify({ type: 'block_actions', user: { name: "o'neil" }, actions: [{ value: r.pick(WORDS) }] }))}`,
          ),
        ),
      ]),
  },
  {
    // discord.com/developers: webhooks, embeds, timestamps.
    name: 'discord',
    make: (r) =>
      post('/api/webhooks/1/x', {
        content: r.pick([
          `<@&165511591545143296> **${r.pick(WORDS)}** ||spoiler|| ~~no~~ <t:1618953630:R> <:cat:1234>`,
          "```js\nconst a = require('fs');\n```\n-# small | print; and `more`",
          '> who is in?\n1. me\n2. you & I\n$roll 2d6; !play "Rock & Roll"',
        ]),
        embeds: [
          { title: r.pick(WORDS), fields: [{ name: 'CPU | RAM', value: `${r.below(99)} % | ${r.below(99)} %` }] },
        ],
        allowed_mentions: { parse: [] },
      }),
  },
  {
    // docs.github.com: webhook bodies.
    name: 'forge-webhooks',
    make: (r) =>
      post('/webhooks/github', {
        ref: `refs/heads/${r.pick(['main', 'fix/select-union', 'feature/a&b', 'dependabot/npm_and_yarn/lodash-4.17.21'])}`,
        commits: [
          {
            message: r.pick([
              "Merge pull request #12 from o'neil/patch-1\n\nfix: escape ' and \" in select; closes #11",
              'chore(deps): bump x from 1.0 to 2.0 (#99)\n\n* drop node 12\n* use `cat` instead of `type`\n\nSigned-off-by: Jo <jo@example.org>',
              'Revert "exec: use sh -c"\n\nThis reverts commit 1a2b3c.',
              `perf: cache || compute\n\n- before: ${r.below(99)} ms\n- after: 1 ms\n\nCo-authored-by: A <a@b.c>`,
            ]),
            added: ['src/a.ts', '.github/workflows/ci.yml', 'etc/passwd.test'],
            author: { name: 'Jo "the" Neil', email: '1+jo@users.noreply.github.com' },
          },
        ],
        issue: {
          body: '### Steps\r\n\r\n1. run `npm start`\r\n2. open http://localhost:3000\r\n\r\n```console\r\n$ node -v\r\nv20.1.0\r\n```\r\n\r\n- [x] done\r\n',
        },
        repository: {
          clone_url: 'https://github.com/a/b.git',
          ssh_url: 'git@github.com:a/b.git',
          keys_url: 'https://api.github.com/repos/a/b/keys{/key_id}',
        },
      }),
  },
  {
    // RFC 5545, RFC 6350: calendars and contacts.
    name: 'ical-vcard',
    make: (r) =>
      r.pick([
        post(
          '/calendars/jo/1.ics',
          `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:${r.below(1e9)}@example.org\r\nDTSTART;TZID=Europe/Berlin:20240102T100000\r\nRRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20241231T000000Z\r\nSUMMARY:${r.pick(WORDS)}\\, lunch\\; and more\r\nATTENDEE;CN="O'Brien";PARTSTAT=ACCEPTED:mailto:jo@example.org\r\nDESCRIPTION:Who & when?\\nwhere: Room 1 | 2\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`,
          'text/calendar',
        ),
        post('/contacts', {
          vcard: `BEGIN:VCARD\nVERSION:4.0\nFN:Dr. ${r.pick(["Sinéad O'Brien", 'Max Or'])}\nN:O'Brien;Sinéad;;Dr.;\nTEL;TYPE="voice,home";VALUE=uri:tel:+1-555-555-${r.below(9_999)}\nADR;TYPE=HOME:;;1 Cat St.;New York;NY;1;USA\nNOTE:${r.pick(WORDS)}\nEND:VCARD`,
        }),
      ]),
  },
  {
    // w3.org WebVTT, SubRip: subtitles.
    name: 'subtitles',
    make: (r) =>
      post('/captions', {
        format: 'vtt',
        text: `WEBVTT - ${r.pick(WORDS)}\n\nNOTE made by hand\n\nSTYLE\n::cue(b) { color: red }\n\n1\n00:00:0${r.below(9)}.000 --> 00:00:10.500 align:start position:10%\n<v Jo>- Who's there?\n- <i>Sleep</i> &amp; eat; or else!\n\n2\n00:01:00.000 --> 00:01:02.000\n♪ time after time ♪\n[cat meows] -- what?`,
      }),
  },
];
