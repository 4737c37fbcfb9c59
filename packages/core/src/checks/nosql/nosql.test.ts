import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuMs } from '../../testing/cpu-time.js';
import { collectReading } from '../../values/collect-body.js';
import { collectHead } from '../../values/collect-head.js';
import { decode } from '../../values/decode.js';
import type { Value } from '../../values/value.js';
import { nosql } from './nosql.js';

const EXECUTABLES = new Set<string>();

function certainty(values: readonly Value[]): string {
  const said = values.flatMap((value) =>
    decode(value, { base64: true }).flatMap((form) => {
      if (!nosql.applies(form.classes)) return [];
      const context = {
        source: value.source,
        path: form.path ?? value.path,
        steps: form.steps,
        executables: EXECUTABLES,
      };
      return nosql.detect(form.text, context)?.certainty ?? [];
    }),
  );
  return said.includes('certain') ? 'certain' : (said[0] ?? 'none');
}

const ofText = (text: string) => certainty([{ source: 'json_values', path: 'q', text }]);
const ofQuery = (query: string) => certainty(collectHead({ target: `/?${query}`, rawHeaders: [] }).values);
const ofJson = (document: unknown) =>
  certainty(collectReading({ kind: 'json', text: JSON.stringify(document) }).values);

function fixture(name: string): string[] {
  const file = readFileSync(join(__dirname, 'fixtures', name), 'utf8');
  return file
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('// '))
    .map((line) => JSON.parse(`"${line.replaceAll('"', '\\"')}"`) as string);
}

describe('nosql: fixtures', () => {
  it.each(fixture('attacks.txt'))('blocks %j', (text) => {
    expect(ofText(text)).toBe('certain');
  });
  it.each(fixture('benign.txt'))('passes %j', (text) => {
    expect(ofText(text)).not.toBe('certain');
  });
});

describe('nosql: expressions of a pipeline in a query string', () => {
  it.each([
    'a[$cond][if]=1&a[$cond][then]=2',
    'f[$eq][][$strLenBytes]=$name',
    'f[$concat][]=$a',
    'q[$mergeObjects]=$tea',
    'x[y][$regexMatch][input]=$z',
  ])('blocks %s', (query) => {
    expect(ofQuery(query)).toBe('certain');
  });
  it.each(['a[cond]=1', 'price[$gte]=1', 'a[$condition]=x', 'concat[]=a&concat[]=b', 'sort[$natural]=1'])(
    'passes %s',
    (query) => {
      expect(ofQuery(query)).not.toBe('certain');
    },
  );
});

describe('nosql: operators that change a login', () => {
  it.each([
    'username=admin&password[$ne]=x',
    'username[$ne]=x&password=x',
    'password[$gt]=',
    'username=ann&password[password]=1',
    'api_key[api_key]=true',
    'login[password][$regex]=^a',
    'user.password.$ne=1',
    'username%5B%24regex%5D=^adm',
    'token[$exists]=true',
    'otp[$nin][]=0',
    'user[$gt]=',
    'user[$ne]=null',
    'pwd[$not][$eq]=x',
    '$where=1',
    'filter[$where]=this.a==this.b',
    'category[$regex]=.*',
    'password[not]=x',
    'user[password][startsWith]=a',
    'password__startswith=a',
    'user[$exists]=true',
    'account[$ne]=x',
    '$or[0][login][$regex]=a',
    'email[$not][$eq]=x',
    'login%255B%2524ne%255D=x',
    'filter[$nor][0][a]=1',
    'username__startswith=p',
    'created_by__departments__employees__name__startswith=p',
    'created_by__team__name__regex=p',
    'created_by__departments__employees__name__contains=p',
  ])('%s', (query) => {
    expect(ofQuery(query)).toBe('certain');
  });

  it.each([
    [{ username: 'admin', password: { $ne: null } }],
    [{ username: { $gt: '' }, password: 'x' }],
    [{ user: { email: { $exists: true } } }],
    [{ $or: [{ password: { $gt: 0 } }] }],
    [{ $where: 'x' }],
    [{ a: [{ $expr: { $function: { body: 'x', args: [], lang: 'js' } } }] }],
    [{ resetToken: { $ne: false } }],
    [{ where: { password: { contains: 'a' } } }],
    [{ username: { $not: { $in: ['x'] } } }],
    [{ user: { $ne: null } }],
    [{ user: { $ne: '' } }],
    [{ account: { $nin: [] } }],
    [{ name: 'x', $or: [{}, { a: 'a' }] }],
    [{ $nor: [{ a: 1 }] }],
    [{ $expr: true }],
    [{ $expr: { $eq: [1, 1] } }],
  ])('%j', (document) => {
    expect(ofJson(document)).toBe('certain');
  });
});

describe('nosql: what changes documents, or reaches others than those that were asked', () => {
  it.each([
    [{ $set: { role: 'admin' } }],
    [{ name: 'x', $set: { isAdmin: true } }],
    [{ $inc: { balance: 5000 } }],
    [{ $push: { roles: 'x' } }],
    [{ profile: { $addToSet: { 'user.permissions': '*' } } }],
    [{ $unset: { password: '' } }],
    [{ $rename: { a: 'b' } }],
    [{ $pull: { sessions: { $exists: true } } }],
    [[{ $lookup: { from: 'users', localField: 'a', foreignField: 'b', as: 'c' } }]],
    [{ pipeline: [{ $unionWith: 'users' }] }],
    [[{ $out: 'a' }]],
    [[{ $merge: { into: 'users' } }]],
    [[{ $merge: 'users' }]],
    [[{ $project: { password: 1 } }]],
    [[{ $group: { _id: '$token' } }]],
    [[{ $group: { _id: null, all: { $push: '$$ROOT' } } }]],
    [[{ $addFields: { role: 'admin' } }]],
  ])('%j', (document) => {
    expect(ofJson(document)).toBe('certain');
    expect(ofText(JSON.stringify(document))).toBe('certain');
  });

  it.each([
    [{ event: '$identify', properties: { $set: { role: 'editor', email: 'a@example.org' } } }],
    [{ $inc: { views: 1 }, $push: { tags: 'a' }, $set: { title: 'x', updatedAt: 1 } }],
    [{ $merge: { source: { type: 'object' }, with: { required: ['a'] } } }],
    [[{ $match: {} }, { $project: { title: 1 } }, { $group: { _id: '$author', n: { $sum: 1 } } }]],
    [{ $expr: { $gt: ['$spent', '$budget'] } }],
    [{ author: { id: { $regex: '^ab' } }, 'user.id': { $gt: 5 } }],
  ])('pass: %j', (document) => {
    expect(ofJson(document)).not.toBe('certain');
  });
});

describe('nosql: the filters of APIs', () => {
  it.each([
    'price[$gt]=5&price[$lte]=10',
    'author.id[$in][]=1&$sort[name]=1&$limit=10&$skip=0',
    'user[$ne]=5f0c1a',
    'userId[$gt]=100',
    'name[$regex]=^ab&name[$options]=i',
    'deletedAt[$exists]=false',
    'passengers[$gt]=2',
    'name[contains]=a&age[gte]=5',
    'filter[changed_at][gt]=2020',
    'name__startswith=a',
    'order__buyer__cities__contains=x',
    'task__address__street__exact=x',
    'password[first]=a&password[second]=a',
    'user[password][password]=a',
    'name[name]=a',
  ])('pass: %s', (query) => {
    expect(ofQuery(query)).not.toBe('certain');
  });

  it.each([
    [{ filter: { name: { $regex: '^ab' }, $or: [{ stock: { $lt: 5 } }] } }],
    [{ author: { $ne: 'x' } }],
    [{ $set: { plan: 'free' }, $unset: ['old'], $token: 'abc' }],
    [{ aggregate: [{ $match: { price: { $gt: 5 } } }, { $group: { _id: '$author', n: { $sum: 1 } } }] }],
  ])('pass: %j', (document) => {
    expect(ofJson(document)).not.toBe('certain');
  });
});

describe('nosql: what a developer reads', () => {
  it('names the operator and the field', () => {
    const context = { source: 'qs_variables' as const, path: 'password[$ne]', steps: [], executables: EXECUTABLES };
    const found = nosql.detect('password[$ne]', context);
    expect(found?.explanation).toContain('"$ne"');
    expect(found?.explanation).toContain('"password"');
  });
});

describe('nosql: a name that a second encoding hides', () => {
  it('is judged by what it becomes, and says nothing that an API would have its clients say', () => {
    expect(ofQuery('user%255B%2524ne%255D=5f0c')).toBe('certain');
    expect(ofQuery('user%5B%24ne%5D=5f0c')).not.toBe('certain');
    expect(ofQuery('price%255B%2524gt%255D=5')).not.toBe('certain');
  });
});

describe('nosql: any text', () => {
  const alphabet = fc.constantFrom(
    ...'\'"{}[]:,;|&=$.()/* \r\n1a',
    '$ne',
    '$where',
    'return',
    'this.',
    '||',
    '\r\nset a 0 0 1\r\n',
    '*1\r\n$',
  );
  it('is judged without a throw, inside its bounds', () => {
    fc.assert(
      fc.property(fc.string({ unit: alphabet, maxLength: 160 }), (text) => {
        for (const source of ['qs_values', 'json_keys'] as const) {
          const found = nosql.detect(text, { source, path: text, steps: [], executables: EXECUTABLES });
          if (found === undefined) continue;
          expect(found.start).toBeGreaterThanOrEqual(0);
          expect(found.end).toBeLessThanOrEqual(text.length);
          expect(found.start).toBeLessThanOrEqual(found.end);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it.each(['$', '$ne', '{"$ne":', '\r\n', "'", ' ', '\r\nset a', '{', '[$ne]', '*1\r\n', 'a.', '"$gt":"'])(
    'takes time linear in the length of repeated %j',
    (unit) => {
      for (const lead of ['', '{"a": {', "x' || "]) {
        const text = `${lead}${unit.repeat(1_000_000 / unit.length)}`;
        const start = cpuMs();
        nosql.detect(text, { source: 'qs_variables', path: 'a[$ne]', steps: [], executables: EXECUTABLES });
        expect(cpuMs() - start).toBeLessThan(3_000);
      }
    },
  );
});

describe('nosql: a document in a text', () => {
  it.each([0, 8, 9, 1_000, 100_000])('is read behind %d blanks as without them', (blanks) => {
    expect(ofText(`${' '.repeat(blanks)}{"$nin":["toto"]}`)).toBe(ofText('{"$nin":["toto"]}'));
    expect(ofText(`${'\n'.repeat(blanks)}{"user":{"$ne":null}}`)).toBe('certain');
  });
});

describe('nosql: an operator with an operand of any depth or length', () => {
  it.each([
    `password[$ne][${'a'.repeat(2_000)}]=1`,
    `password[$ne]${'[a]'.repeat(400)}=1`,
    `token[$gt]${'[0]'.repeat(900)}[x]=`,
  ])('is certain: %#', (query) => {
    expect(ofQuery(query)).toBe('certain');
  });
});

describe('nosql: a secret by its name in another language', () => {
  it.each([
    'senha',
    'contraseña',
    'contrasena',
    'Passwort',
    'motDePasse',
    'mdp',
    'wachtwoord',
    'parola',
    'пароль',
    'coupon',
    'mfaCode',
    'gift_code',
  ])('%s', (name) => {
    expect(ofQuery(`${encodeURIComponent(name)}[$ne]=x`)).toBe('certain');
    expect(ofJson({ [name]: { $gt: '' } })).toBe('certain');
  });
  it.each(['country', 'zipCode', 'productCode', 'zip', 'clave', 'promotion', 'couponCount'])('not %s', (name) => {
    expect(ofQuery(`${name}[$ne]=x`)).not.toBe('certain');
  });
});

describe("nosql: a secret compared in an ORM's own words", () => {
  it.each([
    'filters[user][resetPasswordToken][$startsWith]=a',
    'filters[password][$between][0]=a',
    'filter[password][_starts_with]=a',
    'filter[where][password][like]=%25',
    'filter[where][password][inq][0]=x',
    'password[Op.gt]=',
    'password!=x',
    'q[reset_password_token_start]=a',
    'q[user_reset_password_token_cont]=a',
    'q[password_digest_matches]=a%25',
    "$filter=startswith(Password,'a')",
    "$filter=user/PasswordHash+ge+'a'",
    'where={"user":{"passwordHash":{"startsWith":"a"}}}',
  ])('in a query: %s', (query) => {
    expect(ofQuery(query)).toBe('certain');
  });
  it.each([
    { password: { '>': '' } },
    { password: { like: '%' } },
    { password: { $re: '.*' } },
    { variables: { where: { password: { _like: 'a%' } } } },
    { variables: { where: { password_starts_with: 'a' } } },
    { where: { passwordStartsWith: 'a' } },
  ])('in a body: %j', (body) => {
    expect(ofJson(body)).toBe('certain');
  });
  it.each([
    { password: { min: 8, max: 64, required: true } },
    { passwordMatches: true, password_matches: true },
    { password_start_date: '2026-01-01', token_start: 3, api_key_in: 'header' },
    { where: { title_contains: 'tea', name: { like: 'tea%' } } },
    { settings: { password: { label: 'Password', type: 'password' } } },
    { text: '{"password":{"type":"string"}}' },
  ])('passes %j', (body) => {
    expect(ofJson(body)).not.toBe('certain');
  });
  it.each(['filter[where][name][like]=tea', 'filter[status][_neq]=draft', 'q[name_cont]=tea', 'q=contains(password)'])(
    'passes %s',
    (query) => {
      expect(ofQuery(query)).not.toBe('certain');
    },
  );
});
