import { deepStrictEqual, strictEqual } from 'node:assert';
import type { ConfigInput } from '../../config/schema.js';
import { send } from '../client.js';
import { modes } from '../contract-options.js';
import { collectEvents, expectBlocked, expectPassed } from '../expectations.js';
import type { CaseContext, ContractApplication, ContractCase } from '../harness.js';

const on = { SECURITY_CHECKS: modes({ decoy: 1 }) };

/** An application with these decoys. */
function withDecoys(
  context: CaseContext,
  DECOY_ROUTES: NonNullable<ConfigInput['DECOY_ROUTES']>,
  more: ConfigInput = {},
): Promise<ContractApplication> {
  return context.application({ config: { ...on, DECOY_ROUTES, ...more } });
}

async function expectDecoy(application: ContractApplication, path: string): Promise<void> {
  const [event, ...others] = await expectBlocked(application, { path });
  deepStrictEqual([event?.type, event?.location, others], ['decoy', 'path', []], path);
}

async function expectAnswered(application: ContractApplication, path: string, status: number): Promise<void> {
  const { result, events } = await collectEvents(application, () => send(application.origin, { path }));
  deepStrictEqual([result.status, events], [status, []], path);
}

/** Paths that nobody has a reason to ask for. */
export const DECOY_CASES: readonly ContractCase[] = [
  {
    name: "decoy: pyrasp's paths are refused where the application does not serve them",
    run: async (context) => {
      const application = await context.application({ config: on });
      for (const path of ['/.env', '/.git/config', '/cgi-bin/test.sh', '/owa/auth', '/autodiscover/x.xml', '/login']) {
        await expectDecoy(application, path);
      }
      await expectAnswered(application, '/nobody', 404);
    },
  },
  {
    name: 'decoy: a path is the same however it is written',
    run: async (context) => {
      const application = await context.application({ config: on });
      for (const path of ['/%2eenv', '//.env', '/x/..%2f.env', '/./.env', '/.env;x=1', '/cgi-bin%2ftest']) {
        await expectDecoy(application, path);
      }
    },
  },
  {
    name: 'decoy: how a text is compared can be said',
    run: async (context) => {
      const application = await withDecoys(context, [
        ['/old', 'match'],
        ['.bak', 'ends'],
        ['/backup', 'contains'],
        ['^/v[0-9]+/secret$', 'regex'],
        ['/trap', 'starts'],
      ]);
      for (const path of ['/old', '/x.bak', '/a/backup/b', '/v12/secret', '/trapped']) {
        await expectDecoy(application, path);
      }
      for (const path of ['/old/x', '/x.bak.txt', '/back-up', '/v/secret', '/a/trap']) {
        await expectAnswered(application, path, 404);
      }
    },
  },
  {
    name: 'decoy: what the application has a route for is none',
    run: async (context) => {
      const application = await withDecoys(context, ['/routed/items', '/echo', '/slow']);
      for (const path of ['/routed/items/7', '/routed/items/.env', '/echo', '/slow?id=1']) {
        await expectPassed(application, { path });
      }
      await expectDecoy(application, '/routed/items-of-others');
    },
  },
  {
    name: 'decoy: DECOY_ON_ROUTES lets one count all the same',
    run: async (context) => {
      const application = await withDecoys(context, ['/routed/items', '/static/'], { DECOY_ON_ROUTES: true });
      await expectDecoy(application, '/routed/items/7');
      await expectDecoy(application, '/static/hello.txt');
    },
  },
  {
    name: 'decoy: a static file that there is is none',
    run: async (context) => {
      await expectAnswered(await withDecoys(context, ['/static/']), '/static/hello.txt', 200);
    },
  },
  {
    name: 'decoy: on a catch-all route only what no site serves counts',
    run: async (context) => {
      const application = await withDecoys(context, [
        ['/.git/', 'contains'],
        ['wp-login.php', 'ends'],
        ['/admin', 'contains'],
      ]);
      await expectDecoy(application, '/routed/files/.git/config');
      await expectDecoy(application, '/routed/files/wp-login.php');
      await expectPassed(application, { path: '/routed/files/admin' });
    },
  },
  {
    name: "decoy: certificates' challenges and what browsers ask for never count",
    run: async (context) => {
      const application = await withDecoys(context, ['/.well-known/', '/favicon', '/apple-touch']);
      for (const path of [
        '/.well-known/acme-challenge/token',
        '/.well-known/security.txt',
        '/.well-known/change-password',
        '/.well-known/passkey-endpoints',
        '/.well-known/appspecific/com.chrome.devtools.json',
        '/.well-known/assetlinks.json',
        '/apple-touch-icon-precomposed.png',
      ]) {
        await expectAnswered(application, path, 404);
      }
      await expectDecoy(application, '/.well-known/nobodys-own');
    },
  },
  {
    name: 'decoy: in mode 3 the framework answers, and the event is told once',
    run: async (context) => {
      const application = await context.application({ config: { SECURITY_CHECKS: modes({ decoy: 3, path: 3 }) } });
      for (const path of ['/.env', '/login']) {
        const { result, events } = await collectEvents(application, () => send(application.origin, { path }));
        strictEqual(result.status, 404);
        strictEqual(events.filter(({ type }) => type === 'decoy').length, 1);
      }
    },
  },
  {
    name: 'decoy: an exception takes one off',
    run: async (context) => {
      const EXCEPTIONS = [{ check: 'decoy', route: '^/login$' }];
      const application = await context.application({ config: { ...on, EXCEPTIONS } });
      await expectAnswered(application, '/login', 404);
      await expectDecoy(application, '/logs');
    },
  },
];
