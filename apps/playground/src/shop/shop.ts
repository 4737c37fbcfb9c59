import type { IncomingMessage } from 'node:http';
import type { Database, Row } from './database.js';
import { readDownload, uploadPath } from './files.js';
import { html, json, type Page, text } from './page.js';
import type { Shell } from './shell.js';
import { readFileNames } from './upload.js';
import { readItem } from './xml.js';

/** What a greeting reads besides the name: a careless page reflects anything. */
export interface Visit {
  readonly name: string;
  readonly agent: string;
  readonly referer: string;
  readonly cookie: string;
}

/**
 * A shop with every textbook hole, and nothing behind the holes: see each module for what bounds it.
 * It knows no framework; those in `frameworks/` map their routes to it.
 */
export class Shop {
  readonly #database: Database;
  readonly #shell: Shell;

  constructor(database: Database, shell: Shell) {
    this.#database = database;
    this.#shell = shell;
  }

  home(): Page {
    return html('<h1>The tea shop</h1><p>Deliberately vulnerable. See the front page of the playground.</p>');
  }

  /** CWE-89, in a query. */
  async search(term: string): Promise<Page> {
    const rows = await this.#query(`SELECT name, price, notes FROM products WHERE name LIKE '%${term}%'`);
    return rows.status === 200 ? html(`<h1>Found</h1><pre>${rows.lines.join('\n')}</pre>`) : text(rows.lines[0], 500);
  }

  /** CWE-79, in a query, a path segment, a cookie and two headers. */
  greet({ name, agent, referer, cookie }: Visit): Page {
    return html(`<h1>Hello, ${name || 'stranger'}!</h1>
<p>Last time you were ${cookie || 'somebody new'}. You come from ${referer || 'nowhere'} with ${agent || 'nothing'}.</p>`);
  }

  /** CWE-78. */
  async ping(host: string): Promise<Page> {
    return text(await this.#shell.run(`ping -c 1 ${host}`));
  }

  /** CWE-22. */
  download(file: string): Page {
    const content = readDownload(file);
    return content === undefined ? text('No such download.\n', 404) : text(content);
  }

  /** CWE-89, in a form. */
  async login(name: string, password: string): Promise<Page> {
    const sql = `SELECT name, card FROM users WHERE name = '${name}' AND password = '${password}'`;
    const { status, lines } = await this.#query(sql);
    if (status !== 200) return text(lines[0], 500);
    return lines[0] === undefined ? text('Wrong name or password.\n', 401) : text(`Welcome, ${lines[0]}\n`);
  }

  /** CWE-22 in a file's name; CWE-79 in the answer. */
  async upload(message: IncomingMessage): Promise<Page> {
    const names = await readFileNames(message).catch(() => undefined);
    if (names === undefined) return text('No upload.\n', 400);
    return html(names.map((name) => `<p>Stored as ${uploadPath(name)} (not really)</p>`).join('\n'));
  }

  /** CWE-89, in JSON, in values as well as in keys. */
  async order(body: unknown): Promise<Page> {
    const wishes = body !== null && typeof body === 'object' ? Object.entries(body) : [];
    const where = wishes.map(([column, value]) => `${column} = '${String(value)}'`).join(' AND ');
    const { status, lines } = await this.#query(`SELECT name, price, notes FROM products WHERE ${where || '1 = 0'}`);
    return status === 200 ? json({ ordered: lines }) : json({ error: lines[0] }, 500);
  }

  /** CWE-611, and CWE-89 in the value. */
  async stock(xml: string): Promise<Page> {
    const item = readItem(xml);
    if (item === undefined) return text('No <item>.\n', 400);
    const { status, lines } = await this.#query(`SELECT name, price, notes FROM products WHERE name = '${item}'`);
    return status === 200 ? text(`In stock for ${item}:\n${lines.join('\n')}\n`) : text(lines[0], 500);
  }

  /** CWE-359: no attack at all, the shop itself says too much. */
  receipt(): Page {
    return html('<h1>Receipt</h1><p>1 × blue teapot, 24.00, paid with card 4111 1111 1111 1111</p>');
  }

  /** SQLite's message goes to the visitor too: CWE-209. */
  async #query(sql: string): Promise<Result> {
    try {
      const rows = await this.#database.query(sql);
      return { status: 200, lines: rows.map(toLine) };
    } catch (error) {
      return { status: 500, lines: [`SQL error: ${error instanceof Error ? error.message : String(error)}\n`] };
    }
  }
}

type Result = { status: 200; lines: readonly string[] } | { status: 500; lines: readonly [string] };

function toLine(row: Row): string {
  return row.join('  ');
}
