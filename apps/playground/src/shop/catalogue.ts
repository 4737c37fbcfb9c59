/** What the shop sells and what it must not tell; every name, password and card in it is made up. */
export const CATALOGUE_SQL = `
  CREATE TABLE products (name TEXT, price TEXT, notes TEXT);
  INSERT INTO products VALUES
    ('blue teapot', '24.00', 'holds a litre'),
    ('green teacup', '6.50', 'dishwasher safe'),
    ('oolong tea', '9.90', '100 g'),
    ('tea strainer', '4.20', 'stainless steel');
  CREATE TABLE users (name TEXT, password TEXT, card TEXT);
  INSERT INTO users VALUES
    ('admin', 'correct-horse-battery', '4111 1111 1111 1111'),
    ('alice', 'wonderland-1865', '5555 5555 5555 4444');
`;
