/** The words around the tables of docs/configuration.md. */
export const CONFIG_PROSE = `<!-- Written by packages/core/scripts/write-config-docs.ts from packages/core/src/config/settings. Do not edit. -->
# Configuration

A configuration file of pyrasp works as it is. Nothing has to be configured: without a file the defaults below hold.

\`\`\`json
{
  "$schema": "./node_modules/@rasp/core/config.schema.json",
  "HOSTS": ["www.example.org"],
  "SECURITY_CHECKS": { "spoofing": 1 },
  // comments are allowed
  "VERBOSE": 10
}
\`\`\`

## Where values come from

Each source beats those before it, key by key:

1. the defaults below,
2. \`PRESET\`, when it is \`"pyrasp"\`,
3. the file (\`conf\`),
4. the cloud (\`cloudUrl\`, \`key\`),
5. the object given in code (\`config\`),
6. \`setConfig()\` at run time.

Lists are replaced whole. \`SECURITY_CHECKS\`, \`REACTIONS\` and \`BLACKLIST_STRIKES\` merge by name.

\`conf\`, \`cloudUrl\` and \`key\` are given in code or by the environment: \`RASP_CONF\`, \`RASP_CLOUD_URL\`, \`RASP_KEY\`, or pyrasp's \`PYRASP_CONF\`, \`PYRASP_CLOUD_URL\`, \`PYRASP_KEY\`. What is given in code beats the environment, and \`RASP_\` beats \`PYRASP_\`. An empty variable counts as not set.

## The file

JSON; comments, a byte order mark and trailing commas are taken. The keys stand at its top, or inside \`config\` as in a cloud's answer (a \`blacklist\` beside it is ignored: it is state, not configuration). A key given twice, an unknown key, a value of the wrong kind: every fault is listed at once, with the nearest known key, and the application does not start.

The file is watched. A good change is a new revision, taken as a whole: a request is decided by the revision that was in force when it came, to its end, and its event names it. A bad change, a half-written file that stays so, or a file that is gone is reported, and the running revision stays.

\`setConfig()\` says for each key whether it was \`set\` or \`refused\` and why; with one bad key in a change, none is set.

### What a cloud may set

A bad value refuses the whole remote configuration. The column "Cloud" says which keys are not a cloud's to set: these are refused one by one, and the rest is taken. "To its own origin" means that the resulting URL must have the origin of \`cloudUrl\`. A value that is in force already is never refused. How a cloud is spoken to: [cloud.md](cloud.md).

## Regular expressions

\`IGNORE_PATHS\`, \`BRUTE_AND_FLOOD_PATHS\`, decoys of the kind \`regex\` and \`EXCEPTIONS\` take regular expressions of [RE2](https://github.com/google/re2/wiki/Syntax). They run in time linear in the text, whatever they are. That is why look-ahead, look-behind and back-references are refused at load, with the reason; so are patterns longer than 1000 characters or with repetitions that multiply to more than 2000 steps.

- A pattern is *searched*: it may match anywhere. \`^/css\` matches paths that begin with \`/css\`; \`/css\` also matches \`/admin/css\`, so an \`IGNORE_PATHS\` without \`^\` draws a warning.
- \`.\` is any character but a line break: \`^/favicon.ico$\` also matches \`/faviconXico\`. Write \`\\\\.\` for a dot.
- \`^\` and \`$\` are the ends of the text; unlike in Python, \`$\` does not match before a line break at the end. With \`(?m)\` they are the ends of lines.
- Case matters; \`(?i)\` in front switches that off. \`\\d\`, \`\\w\` and \`\\s\` are ASCII, \`\\pL\` and the like are Unicode. Python's \`\\Z\` is \`\\z\`.

## Keys

"From" tells pyrasp's keys from ours. Words like \`"syslog"\` are taken in any case.

<<keys>>

## Where pyrasp's documentation contradicts itself, or we differ

Values that its parameter tables call default win over its example.

<<differences>>

## PRESET "pyrasp": where our defaults are gentler

pyrasp's defaults refuse and blacklist customers of real sites; ours must not. \`"PRESET": "pyrasp"\` restores its behaviour:

<<preset>>

\`FLOOD_RATIO\` has the same value in both, but under the preset it counts as chosen: passing it then does what the mode of \`flood\` says, instead of only answering 429.
`;
