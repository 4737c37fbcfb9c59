import type { SlotId } from './slots.js';

/** One attack that works on the bare shop, and its harmless sister. */
export interface Attack {
  readonly id: string;
  readonly title: string;
  /** The module that answers for it. */
  readonly check: string;
  readonly slot: SlotId;
  readonly payload: string;
  /** What stands in the answer only when the attack worked. */
  readonly proof: string;
  /** What an honest visitor writes there. */
  readonly harmless: string;
  /** What was lost, in words. */
  readonly leak: string;
}

const XXE = '<!DOCTYPE stock [<!ENTITY secret SYSTEM "file:///etc/passwd">]>\n<stock><item>&secret;</item></stock>';

export const ATTACKS: readonly Attack[] = [
  {
    id: 'sql-search',
    title: 'SQL injection in the search',
    check: 'sqli',
    slot: 'search',
    payload: "' UNION SELECT name, password, card FROM users --",
    proof: 'correct-horse-battery',
    harmless: 'tea',
    leak: 'Names, passwords and cards of all customers',
  },
  {
    id: 'sql-login',
    title: 'SQL injection in the login form',
    check: 'sqli',
    slot: 'login',
    payload: "admin' OR '1'='1' --",
    proof: 'Welcome, admin',
    harmless: 'alice',
    leak: 'The account of the administrator, without a password',
  },
  {
    id: 'sql-json',
    title: 'SQL injection in JSON',
    check: 'sqli',
    slot: 'order',
    payload: "x' UNION SELECT name, password, card FROM users --",
    proof: 'correct-horse-battery',
    harmless: 'blue teapot',
    leak: 'Names, passwords and cards of all customers',
  },
  {
    id: 'sql-xml',
    title: 'SQL injection in XML',
    check: 'sqli',
    slot: 'item',
    payload: "x' UNION SELECT name, password, card FROM users --",
    proof: 'correct-horse-battery',
    harmless: 'blue teapot',
    leak: 'Names, passwords and cards of all customers',
  },
  {
    id: 'xss-greeting',
    title: 'Script in the greeting',
    check: 'xss',
    slot: 'greeting',
    payload: "<script>document.body.append('This line was written by the attacker.')</script>",
    proof: '<script>',
    harmless: 'Ada Lovelace',
    leak: "A script of the attacker's, running in the page",
  },
  {
    id: 'xss-path',
    title: 'Script in the path',
    check: 'xss',
    slot: 'path',
    payload: '<img src=x onerror="document.body.append(\'This line was written by the attacker.\')">',
    proof: '<img src=x onerror=',
    harmless: 'Grace Hopper',
    leak: "A script of the attacker's, running in the page",
  },
  {
    id: 'xss-cookie',
    title: 'Script in a cookie',
    check: 'xss',
    slot: 'cookie',
    payload: '<svg onload=alert(1)>',
    proof: '<svg onload=',
    harmless: 'Ada',
    leak: "A script of the attacker's, running in the page",
  },
  {
    id: 'xss-agent',
    title: 'Script in User-Agent',
    check: 'xss',
    slot: 'agent',
    payload: '<script>alert(document.domain)</script>',
    proof: '<script>',
    harmless: 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
    leak: "A script of the attacker's, running in the page",
  },
  {
    id: 'command-ping',
    title: 'Command in the ping',
    check: 'command',
    slot: 'ping',
    payload: '127.0.0.1; id; cat /etc/passwd',
    proof: 'root:x:0:0',
    harmless: '127.0.0.1',
    leak: 'Commands of the attacker, run by the server',
  },
  {
    id: 'traversal-download',
    title: 'Another file instead of the download',
    check: 'traversal',
    slot: 'download',
    payload: '../../../etc/passwd',
    proof: 'root:x:0:0',
    harmless: 'catalogue.txt',
    leak: "The server's password file (a decoy)",
  },
  {
    id: 'traversal-upload',
    title: 'An upload that leaves its folder',
    check: 'traversal',
    slot: 'fileName',
    payload: '../../../etc/cron.d/job',
    proof: 'Stored as /etc/cron.d/job',
    harmless: 'teapot.png',
    leak: "A file of the attacker's, where the server runs it",
  },
  {
    id: 'xxe-stock',
    title: 'A file through an XML entity',
    check: 'xxe',
    slot: 'document',
    payload: XXE,
    proof: 'root:x:0:0',
    harmless: '<stock><item>blue teapot</item></stock>',
    leak: "The server's password file (a decoy)",
  },
  {
    id: 'card-receipt',
    title: 'A card number in a page',
    check: 'dlp',
    slot: 'receipt',
    payload: '',
    proof: '4111 1111 1111 1111',
    harmless: '',
    leak: "A customer's card number, in an ordinary answer",
  },
];
