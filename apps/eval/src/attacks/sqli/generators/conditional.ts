import { WHERE_PLACES } from '../place.js';
import { sqlGenerator } from '../sql-generator.js';

/** Decisions inside an expression, without a comparison that a scanner would write. */
export const conditional = sqlGenerator({
  name: 'conditional',
  places: WHERE_PLACES,
  rules: {
    start: [
      '{open} {and} {choice}{close}',
      '{open} {and} {choice}={choice}{close}',
      '{base}{quote}={choice}{close}',
      '{open} {and} (SELECT {choice}{dual})={digit} {comment}',
    ],
    and: ['AND', 'and', 'OR', 'or'],
    guess: ['{ascii}>{code}', '{length}={digit}', '{digit}<{digit}', 'EXISTS(SELECT 1 FROM {table})'],
    choice: [
      '(CASE WHEN {guess} THEN {digit} ELSE {digit} END)',
      '(CASE {digit} WHEN {digit} THEN {digit} ELSE {digit} END)',
      'COALESCE(NULL,{digit})',
      'NULLIF({digit},{digit})',
    ],
  },
  byDialect: {
    mysql: {
      choice: [
        'IF({guess},{digit},{digit})',
        'IFNULL({secret},{digit})',
        'ELT({digit},{secret},{digit})',
        'MAKE_SET({guess},{secret})',
        "FIELD({secret},'{letter}')",
        "FIND_IN_SET('{letter}',{secret})",
        'INTERVAL({length},{digit},{digit})',
        '(CASE WHEN {guess} THEN {digit} ELSE {digit} END)',
        "STRCMP({secret},'{letter}')",
        'GREATEST({digit},{length})',
        "INSTR({secret},'{letter}')",
        "LOCATE('{letter}',{secret})",
      ],
    },
    postgres: {
      start: [
        '{open} {and} {choice}={digit}{close}',
        '{open} {and} {choice} IN ({digit},{digit}){close}',
        '{open} {and} {digit}<{choice}{close}',
      ],
      choice: [
        '(CASE WHEN {guess} THEN {digit} ELSE {digit} END)',
        'COALESCE(NULLIF({length},{digit}),{digit})',
        'GREATEST({length},{digit})',
        "POSITION('{letter}' IN {secret})",
        "STRPOS({secret},'{letter}')",
        '({guess})::int',
        '(SELECT COUNT(*) FILTER (WHERE {guess}) FROM users)',
      ],
    },
    sqlite: {
      choice: [
        'IIF({guess},{digit},{digit})',
        'IFNULL({secret},{digit})',
        'COALESCE({secret},{digit})',
        "INSTR({secret},'{letter}')",
        'MAX({length},{digit})',
        'NULLIF({length},{digit})',
        '(CASE WHEN {guess} THEN {digit} ELSE {digit} END)',
        'likely({guess})',
        '({guess})',
      ],
    },
    mssql: {
      choice: [
        'IIF({guess},{digit},{digit})',
        'ISNULL({secret},{digit})',
        'CHOOSE({digit},{digit},{digit})',
        "CHARINDEX('{letter}',{secret})",
        '(CASE WHEN {guess} THEN {digit} ELSE {digit} END)',
      ],
    },
    oracle: {
      choice: [
        'DECODE({length},{digit},{digit},{digit})',
        'NVL({secret},{digit})',
        'NVL2({secret},{digit},{digit})',
        "INSTR({secret},'{letter}')",
        '(CASE WHEN {guess} THEN {digit} ELSE {digit} END)',
      ],
    },
  },
});
