import type { Dialect } from '../place.js';

/** A statement of an application with a place for the text. */
export type Template = (text: string, columns: string) => string;

/** Select lists that a UNION may have to fit: the usual one first. */
const COLUMNS = [
  'id',
  'name',
  'price',
  'category',
  'stock',
  'id AS c6',
  'name AS c7',
  'price AS c8',
  'stock AS c9',
  'id AS c10',
];
const TEXTS = ['name', 'category', 'name AS c3', 'name AS c4', 'name AS c5', 'name AS c6', 'name AS c7', 'name AS c8'];
const INTEGERS = ['id', 'price', 'stock', 'id AS c4', 'id AS c5', 'id AS c6', 'id AS c7', 'id AS c8'];
const MIXED = ['id', 'name', 'category', 'name AS c4', 'name AS c5', 'name AS c6'];

export const USUAL_COLUMNS = 'id, name, price';

/** Every select list to try when a UNION does not fit; PostgreSQL's have to fit in type as well. */
export function selectLists(dialect: Dialect): string[] {
  const kinds = dialect === 'postgres' ? [MIXED, TEXTS, INTEGERS, COLUMNS] : [COLUMNS];
  return kinds.flatMap((kind) => kind.map((_, index) => kind.slice(0, index + 1).join(', ')));
}

/** The statements that take a text in at a place. */
export function templatesFor(context: string, dialect: Dialect): readonly Template[] {
  const fixed = FIXED[context];
  if (fixed !== undefined) return fixed;
  const condition = toCondition(context, dialect);
  return condition === undefined ? [] : conditionTemplates(condition, context);
}

const FIXED: Readonly<Record<string, readonly Template[]>> = {
  'order-by': [
    (text, columns) => `SELECT ${columns} FROM products ORDER BY ${text}`,
    (text, columns) => `SELECT ${columns} FROM products WHERE stock > 0 ORDER BY ${text} LIMIT 3`,
  ],
  limit: [
    (text, columns) => `SELECT ${columns} FROM products ORDER BY id LIMIT ${text}`,
    (text, columns) => `SELECT ${columns} FROM products LIMIT ${text}`,
    (text, columns) => `SELECT ${columns} FROM products ORDER BY id LIMIT 2 OFFSET ${text}`,
  ],
  'identifier-backtick': identifiers('`', '`'),
  'identifier-double': identifiers('"', '"'),
  'identifier-bracket': identifiers('[', ']'),
  insert: [
    (text) => `INSERT INTO messages (author, body, stars) VALUES ('${text}', 'hi', 1)`,
    (text) => `INSERT INTO messages (author, body) VALUES ('${text}', 'hi')`,
  ],
  'insert-last': [(text) => `INSERT INTO messages (author, body) VALUES ('me', '${text}')`],
  'insert-numeric': [(text) => `INSERT INTO messages (author, stars) VALUES ('me', ${text})`],
  update: [(text) => `UPDATE products SET name = '${text}' WHERE id = 2`],
  'update-numeric': [(text) => `UPDATE products SET price = ${text} WHERE id = 2`],
};

function identifiers(open: string, close: string): readonly Template[] {
  return [
    (text) => `SELECT ${open}${text}${close} FROM products`,
    (text) => `SELECT id, ${open}${text}${close} FROM products ORDER BY id`,
    (text, columns) => `SELECT ${columns} FROM products ORDER BY ${open}${text}${close} DESC`,
  ];
}

function toCondition(context: string, dialect: Dialect): Template | undefined {
  const depth = Number(/paren-(\d)/.exec(context)?.[1] ?? 0);
  const wrap = (inner: string): string => `${'('.repeat(depth)}${inner}${')'.repeat(depth)}`;
  if (context === 'string-double') return dialect === 'postgres' ? undefined : (text) => `name = "${text}"`;
  if (context.startsWith('string')) return (text) => wrap(`name = '${text}'`);
  if (context.startsWith('numeric')) return (text) => wrap(`id = ${text}`);
  if (context.startsWith('like')) return (text) => wrap(`name LIKE '%${text}%'`);
  if (context === 'in-list') return (text) => `name IN ('kiwi','${text}')`;
  if (context === 'in-list-numeric') return (text) => `id IN (7,${text})`;
  return undefined;
}

function conditionTemplates(condition: Template, context: string): readonly Template[] {
  const products: Template[] = [
    (text, columns) => `SELECT ${columns} FROM products WHERE ${condition(text, columns)} AND stock > 0 ORDER BY id`,
    (text, columns) => `SELECT ${columns} FROM products WHERE stock >= 0 AND ${condition(text, columns)}`,
  ];
  if (!context.startsWith('string')) return products;
  const login: Template = (text, columns) =>
    `SELECT id, name, role FROM users WHERE ${condition(text, columns)} AND password = 'no'`;
  return [...products, login];
}
