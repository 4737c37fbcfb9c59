// Data: MongoDB's operators, and what fields are called that a login depends on.

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** MongoDB manual, "Query Selectors" and CouchDB's /_find, which took them over: what compares a field. */
export const COMPARISONS = words(`
$eq $ne $gt $gte $lt $lte $in $nin $not $exists $type $regex $options $mod $size $all $elemMatch $text $search
$bitsAllSet $bitsAnySet $bitsAllClear $bitsAnyClear $beginsWith $keyMapMatch $allMatch
`);

/** Comparisons that hold for nearly every document, whatever is stored. */
export const OPEN_COMPARISONS = words('$ne $gt $gte $lt $lte $nin $not $exists $type');

/** MongoDB manual: what runs JavaScript on the database server. `$expr` computes, but reaches nothing. */
export const CODE_OPERATORS = words('$where $function $accumulator $eval');

/** Parts of names of secrets: the HTML standard's autofill fields current-password, one-time-code; RFC 6749's client_secret, token. */
export const SECRET =
  /^pass$|pass(?:word|wd|phrase|code)$|passw|pwd$|secret|token$|^token|apikey|accesskey|onetimecode|otp$|^pin$|resetcode|verificationcode|^(?:pw|hash|salt|credential|sessionid|sid)$/;

/** Names of who somebody is; `user` is also a reference in any API, so that `$ne` alone says nothing there. */
export const IDENTITY =
  /^(?:user(?:name|id|login)?|uname|usr|login(?:name|id)?|email(?:address)?|mail|account(?:name)?|nick(?:name)?|id(?:entifier|entity)?|admin)$/;
export const REFERENCE = words('user userid id identifier identity account admin');
/** Those among them that are numbers or object ids. */
export const NUMBERED = words('userid id identifier');
export const ORDERINGS = words('$gt $gte $lt $lte');

/** Prisma's scalar filters and Django's field lookups, whose style several ORMs of Node took over. */
export const LOOKUPS = words(`
not in notIn lt lte gt gte contains startsWith endsWith equals
startswith istartswith endswith iendswith icontains iexact exact regex iregex isnull range
`);
