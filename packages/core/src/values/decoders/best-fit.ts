/**
 * Characters that a conversion to a smaller character set turns into ASCII, beyond those that Unicode's compatibility
 * decomposition covers. From Microsoft's best-fit tables (unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WindowsBestFit:
 * bestfit1252.txt, bestfit874.txt, bestfit932.txt), which Windows, SQL Server and ODBC drivers apply to
 * `nvarchar` → `varchar`, and from glibc's //TRANSLIT (locales/translit_neutral, translit_combining) for quotes and
 * mathematical operators. `ı` and `ſ` are an I and an S in upper case.
 *
 * Left out: dashes and guillemets, which those code pages have and prose is full of, and other accented letters,
 * which prose is made of.
 */
export const BEST_FIT: ReadonlyMap<string, string> = new Map([
  ['\u00b4', "'"],
  ['\u0131', 'i'],
  ['\u017f', 's'],
  ['\u01c3', '!'],
  ['\u02b9', "'"],
  ['\u02ba', '"'],
  ['\u02bc', "'"],
  ['\u02c4', '^'],
  ['\u02c8', "'"],
  ['\u02cb', '`'],
  ['\u02cd', '_'],
  ['\u037e', ';'],
  ['\u066a', '%'],
  ['\u0589', ':'],
  ['\u2010', '-'],
  ['\u2011', '-'],
  ['\u2018', "'"],
  ['\u2019', "'"],
  ['\u201a', "'"],
  ['\u201b', "'"],
  ['\u201c', '"'],
  ['\u201d', '"'],
  ['\u201e', '"'],
  ['\u201f', '"'],
  ['\u2032', "'"],
  ['\u2033', '"'],
  ['\u2035', '`'],
  ['\u2039', '<'],
  ['\u203a', '>'],
  ['\u2044', '/'],
  ['\u2212', '-'],
  ['\u2215', '/'],
  ['\u2216', '\\'],
  ['\u2217', '*'],
  ['\u2223', '|'],
  ['\u2236', ':'],
  ['\u223c', '~'],
  ['\u2320', '('],
  ['\u2321', ')'],
  ['\u2329', '<'],
  ['\u232a', '>'],
  ['\u2758', '|'],
  ['\u3008', '<'],
  ['\u3009', '>'],
]);
