/** The tables that attacks and templates are written for; plain enough for every dialect. */
export const SCHEMA: readonly string[] = [
  'CREATE TABLE products (id INTEGER PRIMARY KEY, name VARCHAR(200), price INTEGER, category VARCHAR(200), stock INTEGER)',
  'CREATE TABLE users (id INTEGER PRIMARY KEY, name VARCHAR(200), password VARCHAR(200), email VARCHAR(200), role VARCHAR(200))',
  'CREATE TABLE messages (id INTEGER, author TEXT, body TEXT, stars INTEGER)',
  "INSERT INTO products VALUES (1,'apple',30,'fruit',5),(2,'pear',20,'fruit',9),(3,'test',50,'tool',1),(4,'abc',10,'book',7)",
  "INSERT INTO products VALUES (5,'kiwi',40,'fruit',0),(6,'lamp',60,'tool',3),(42,'admin',70,'book',2)",
  "INSERT INTO users VALUES (1,'admin','s3cret','root@example.org','admin'),(2,'ann','hunter2','ann@example.org','user')",
  "INSERT INTO users VALUES (3,'root','toor','r@example.org','user'),(4,'Administrator','pw','a@example.org','user')",
  "INSERT INTO messages VALUES (1,'ann','hello',4)",
  'CREATE VIEW accounts AS SELECT * FROM users',
  'CREATE VIEW members AS SELECT * FROM users',
  'CREATE VIEW customers AS SELECT * FROM users',
];

/** What a statement may have changed. */
export const STATE_QUERIES: readonly string[] = [
  'SELECT * FROM products ORDER BY id',
  'SELECT * FROM users ORDER BY id',
  'SELECT * FROM messages ORDER BY id, author, body',
];
