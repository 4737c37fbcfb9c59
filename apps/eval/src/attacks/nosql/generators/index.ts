import { nosqlGenerator as generator } from '../nosql-generator.js';
import { OPERATOR_OBJECT_GENERATORS } from './operator-objects.js';
import { OTHER_DATABASE_GENERATORS } from './other-databases.js';
import { QUERY_DIALECT_GENERATORS } from './query-dialects.js';
import { RARER_DATABASE_GENERATORS } from './rarer-databases.js';
import { WHERE_GENERATORS } from './where.js';
import { WHERE_ESCAPE_GENERATORS } from './where-escapes.js';

const ANYTHING = [
  '{"$ne":null}',
  '{"$ne":""}',
  '{"$gt":""}',
  '{"$gte":""}',
  '{"$exists":true}',
  '{"$ne":"{word}"}',
  '{"$nin":[]}',
  '{"$nin":["{word}"]}',
  '{"$regex":".*"}',
  '{"$not":{"$eq":"{word}"}}',
  '{"$type":"string"}',
  '{"$ne":{digit}}',
  '{"$regex":"^"}',
  '{"$lt":"~"}',
];

/** NoSQL injections by what carries the operator and what it asks. */
export const NOSQL_GENERATORS = [
  generator('operator-names', {
    name: {
      start: [
        '{user}[{operator}]',
        '{secret}[{operator}]',
        '{secret}[{any}]',
        '{secret}[$nin][]',
        '{user}[$nin][0]',
        '{secret}[$in][]',
        '{user}[$not][{operator}]',
        '{secret}[$not][{operator}]',
      ],
      operator: ['$ne', '$gt', '$gte', '$exists', '$regex', '$nin', '$not'],
      any: ['$lt', '$type', '$eq', '$ne', '$lte', '$where'],
    },
  }),
  generator('nested-names', {
    name: {
      start: [
        '{outer}[{user}][{operator}]',
        '{outer}[{secret}][{operator}]',
        '{outer}[$or][0][{user}][{operator}]',
        '[{user}][{operator}]',
        '$or[0][{user}][{operator}]',
        '{outer}[0][{secret}][{operator}]',
        '{outer}[where][{user}][{operator}]',
        '$and[0][{secret}][{operator}]',
      ],
      outer: ['filter', 'where', 'query', 'user', 'q', 'data', 'credentials'],
      operator: ['$ne', '$gt', '$regex', '$exists', '$nin', '$lte'],
    },
  }),
  generator('login-bodies', {
    body: {
      start: [
        '{"{user}":{anything},"{secret}":{anything}}',
        '{"{user}":"admin","{secret}":{anything}}',
        '{"{user}":{"$eq":"admin"},"{secret}":{anything}}',
        '{"{user}":{"$in":["admin","root","administrator"]},"{secret}":{anything}}',
        '{ "{user}" : {anything} , "{secret}" : {anything} }',
        '{"{user}":{anything}}',
      ],
      anything: ANYTHING,
    },
  }),
  generator('logical-operators', {
    body: {
      start: [
        '{"$or":[{"{user}":"{word}"},{"{secret}":{anything}}]}',
        '{"$or":[{},{"{user}":"{word}"}]}',
        '{"$nor":[{"{user}":"{word}"}]}',
        '{"$and":[{"{user}":{anything}},{"{secret}":{anything}}]}',
        '{"{user}":"{word}","$or":[{},{"a":"a"}],"{secret}":"{word}"}',
        '{"{user}":{"$not":{"$in":["{word}"]}}}',
        '{"$or":[{"$or":[{"{user}":{anything}}]},{"{secret}":"{word}"}]}',
      ],
      anything: ANYTHING,
    },
    value: { start: ['{"$or":[{"{user}":{anything}},{}]}', '{"$nor":[{"{user}":"{word}"}]}'], anything: ANYTHING },
  }),
  generator('regular-expressions', {
    body: {
      start: [
        '{"{user}":"admin","{secret}":{"$regex":"{pattern}"}}',
        '{"{user}":{"$regex":"{pattern}","$options":"i"}}',
        '{"{user}":{"$regex":"{pattern}"},"{secret}":{"$ne":1}}',
        '{"{secret}":{"$regex":"{pattern}","$options":"si"}}',
        '{"{user}":{"$not":{"$regex":"{pattern}"}}}',
        '{"{secret}":{"$in":["x"],"$regex":"{pattern}"}}',
      ],
      pattern: [
        '^{letter}',
        '^.{{digit}}$',
        '.*',
        '^[a-{letter}]',
        '{letter}',
        '^(?!{word})',
        '^.{{digit},}',
        '[a-z]{{digit}}',
        '^a.*',
        '.{25}',
        '(a|s).*',
      ],
    },
    value: {
      start: ['{"$regex":"{pattern}"}', '{"$regex":"{pattern}","$options":"i"}'],
      pattern: ['^{letter}', '.*', '^[a-z]', '^.{{digit}}'],
    },
  }),
  generator('parsed-values', {
    value: {
      start: [
        '{anything}',
        '{"{user}":{anything}}',
        '{"{user}":{anything},"{secret}":{anything}}',
        '{ {inner} }',
        '{"$gt":{digit}}',
      ],
      anything: ANYTHING,
      inner: ['"$ne" : -1', '"$gt" : ""', '"$exists" : true', '"$nin" : [ ]'],
    },
  }),
  generator('comparison-search', {
    body: {
      start: [
        '{"{user}":"admin","{secret}":{"$gte":"{letter}"}}',
        '{"{user}":{"$in":["admin","{word}"]},"{secret}":{"$lt":"{letter}"}}',
        '{"{user}":"{word}","{secret}":{"$gt":"{letter}","$lt":"{letter}~"}}',
        '{"{secret}":{"$exists":true},"{user}":{"$gt":"{letter}"}}',
        '{"{user}":"admin","{secret}":{"$type":2}}',
        '{"{secret}":{"$not":{"$lt":"{letter}"}}}',
        '{"{user}":"admin","{secret}":{"$nin":["{word}","{word}"]}}',
        '{"{secret}":{"$gte":"{letter}","$lte":"{letter}{letter}~"}}',
      ],
    },
  }),
  generator('aggregation-stages', {
    pipeline: {
      start: [
        '[{"$match":{"{user}":{"$ne":null}}}]',
        '[{"$lookup":{"from":"users","localField":"x","foreignField":"y","as":"{word}"}}]',
        '[{"$unionWith":"users"}]',
        '[{"$out":"{word}"}]',
        '[{"$merge":{"into":"users"}}]',
        '[{"$project":{"{secret}":1}}]',
        '{"aggregate":[{"$group":{"_id":null,"all":{"$push":"$$ROOT"}}}]}',
        '[{"$addFields":{"role":"admin"}}]',
        '[{"$graphLookup":{"from":"users","startWith":"$a","connectFromField":"a","connectToField":"b","as":"c"}}]',
        '[{"$facet":{"all":[{"$match":{}}]}}]',
      ],
    },
  }),
  generator('update-operators', {
    pipeline: {
      start: [
        '{"$set":{"role":"admin"}}',
        '{"$set":{"{secret}":"{word}"}}',
        '{"$unset":{"{secret}":""}}',
        '{"$inc":{"balance":{digit}000}}',
        '{"$rename":{"role":"{word}"}}',
        '{"$push":{"roles":"admin"}}',
        '{"name":"{word}","$set":{"isAdmin":true}}',
        '{"$addToSet":{"permissions":"*"}}',
        '{"$currentDate":{"paidUntil":true}}',
        '{"$setOnInsert":{"role":"admin"}}',
        '{"$pull":{"blocked":{"$exists":true}}}',
      ],
    },
  }),
  ...WHERE_GENERATORS,
  ...OPERATOR_OBJECT_GENERATORS,
  ...OTHER_DATABASE_GENERATORS,
  ...WHERE_ESCAPE_GENERATORS,
  ...RARER_DATABASE_GENERATORS,
  ...QUERY_DIALECT_GENERATORS,
];
