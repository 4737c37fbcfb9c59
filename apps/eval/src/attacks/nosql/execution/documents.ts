/** A small collection; every name that the generators use for a field has a value. */
export const DOCUMENTS = [
  { _id: 1, id: 1, name: 'admin', role: 'admin', password: 's3cret', age: 41, tags: ['a', 'staff', '1'] },
  { _id: 2, id: 2, name: 'ann', role: 'user', password: 'hunter21', age: 8, tags: ['b'] },
  { _id: 4, id: 4, name: '01', role: 'user', password: '000000', age: 5, tags: ['1'] },
  { _id: 3, id: 3, name: 'bob', role: 'user', password: 'correct horse', age: 3, tags: ['a', 'b'] },
].map((document) => ({
  ...document,
  ...Object.fromEntries(['username', 'user', 'login', 'email'].map((field) => [field, document.name])),
  ...Object.fromEntries(['passwd', 'pass', 'pwd', 'token', 'secret'].map((field) => [field, document.password])),
}));

export const FIELDS: readonly string[] = Object.keys(DOCUMENTS[0] ?? {});
