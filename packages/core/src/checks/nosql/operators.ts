// Data: the operators of document databases, and what fields are called that a login or a right depends on.

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/**
 * What compares a field: MongoDB manual, "Query Selectors", CouchDB's /_find, which took them over, and the signs' words that
 * Strapi, Sequelize, MikroORM and Feathers' adapters of SQL hand to their clients.
 */
export const COMPARISONS = words(`
$eq $ne $gt $gte $lt $lte $in $nin $not $exists $type $regex $options $mod $size $all $elemMatch $text $search
$bitsAllSet $bitsAnySet $bitsAllClear $bitsAnyClear $beginsWith $keyMapMatch $allMatch
$startsWith $startsWithi $endsWith $endsWithi $contains $containsi $notContains $notContainsi $eqi $nei $notIn $null $notNull
$between $notBetween $like $notLike $iLike $ilike $notILike $regexp $iRegexp $re $substring $overlap $fulltext $notRegexp
`);

/** Comparisons that hold for nearly every document, whatever is stored. */
export const OPEN_COMPARISONS = words('$ne $gt $gte $lt $lte $nin $not $exists $type');

/** What turns the conditions inside it round: an equality then holds for nearly every document. */
export const NEGATIONS = words('$not $nor');

/** MongoDB manual: what runs JavaScript on the database server. */
export const CODE_OPERATORS = words('$where $function $accumulator $eval');

/** MongoLite's operator for a function of PHP that decides; these are handed a text and run, show or read it. */
export const CALLING_OPERATORS = words('$func $fn');
export const CALLED =
  /^\\?(?:var_dump|print_r|var_export|system|exec|passthru|shell_exec|popen|assert|phpinfo|readfile|show_source|highlight_file|file_get_contents|file|unlink|include|eval|call_user_func|create_function|printf|error_log|unserialize)$/i;

/**
 * MongoDB manual, "Aggregation Stages": those that read another collection than the one that was asked, write one, or
 * tell about the server; `$merge` is also a keyword of JSON Schema's libraries, so its operand has to say `into`.
 */
export const FAR_STAGES = words(`
$lookup $graphLookup $unionWith $out $currentOp $listSessions $listLocalSessions $collStats $indexStats $planCacheStats
$changeStream $changeStreamSplitLargeEvent $shardedDataDistribution $queryStats $listSampledQueries $listSearchIndexes
`);

/**
 * MongoDB manual, "Update Operators". `$set` and `$unset` are also what Mixpanel and PostHog call a visitor's properties,
 * there inside an event; the others are the database's alone.
 */
export const UPDATES = words(`
$set $unset $setOnInsert $inc $mul $min $max $push $addToSet $pull $pullAll $pop $bit $currentDate
`);
export const SHARED_UPDATES = words('$set $unset');
/** Stages that add to or choose from what an application reads. */
export const SHAPING_STAGES = words('$addFields $set $project $replaceRoot $replaceWith $group');

/**
 * Parts of names of secrets: the HTML standard's autofill fields current-password, one-time-code; RFC 6749's client_secret,
 * token; codes that are sent or handed out, and what a password is called elsewhere in Europe and beyond.
 */
export const SECRET =
  /senha|contrase(?:ñ|n|ny)a|passwort|kennwort|motdepasse|^mdp$|parola|wachtwoord|heslo|has[lł]o|salasana|l[oö]senord|adgangskode|passord|[sş]ifre|lozinka|geslo|jelszo|katasandi|пароль|密码|密碼|パスワード|비밀번호|(?:mfa|twofactor|2fa|totp|auth|sms|recovery|backup|activation|confirmation|coupon|voucher|promo|gift)code$|^(?:coupon|voucher|giftcard)$|securityanswer|^cv[vc]\d?$|^pass$|pass(?:word|wd|phrase|code)$|passw|pwd$|secret|token$|^token|apikey|accesskey|onetimecode|otp$|^pin$|resetcode|verificationcode|^(?:pw|hash|salt|credential|sessionid|sid)$/;

/** Names of who somebody is; `user` is also a reference in any API, so that `$ne` alone says nothing there. */
export const IDENTITY =
  /^(?:user(?:name|id|login)?|uname|usr|usuario|utilisateur|identifiant|utente|benutzer(?:name)?|gebruiker(?:snaam)?|login(?:name|id)?|email(?:address)?|mail|account(?:name)?|nick(?:name)?|id(?:entifier|entity)?|admin)$/;
export const REFERENCE = words('user userid id identifier identity account admin');
/** Those among them that are numbers or object ids. */
export const NUMBERED = words('userid id identifier');

/** Names of what somebody may do or owns: roles and rights (NIST's RBAC model), and money. */
export const PRIVILEGE =
  /^(?:is|has|user)?(?:super)?(?:admin(?:istrator)?|superuser|staff|root|moderator|owner)$|^(?:user)?(?:roles?|permissions?|privileges?|scopes?|authorit(?:y|ies)|accesslevel|capabilit(?:y|ies)|acl)$|^(?:account)?(?:balance|credits?|wallet)$|^(?:is|has)?paid(?:until)?$|^(?:is|email)?verified$/;

/** Who may do everything, by the name that operating systems and databases give them. */
export const POWER = /^(?:admin|administrator|root|superuser|superadmin|sysadmin|sa)$/i;

/** What is charged or allowed: nobody but the shop computes with it. */
export const MONEY = /^(?:unit|total)?(?:price|amount|discount|fee|cost|quota|creditlimit)$/;

/**
 * Prisma's scalar filters, Django's field lookups, whose style several ORMs of Node took over, Payload's, LoopBack's, Sails',
 * and those of Directus and Hasura, which begin with an underscore.
 */
export const LOOKUPS = words(`
not in notIn lt lte gt gte contains startsWith endsWith equals
startswith istartswith endswith iendswith icontains iexact exact regex iregex isnull range
not_equals greater_than less_than
ne neq nin inq like nlike ilike nilike notLike iLike notILike regexp between notBetween notContains notStartsWith
> >= < <= != ! <> !==
_eq _neq _lt _lte _gt _gte _in _nin _null _nnull _contains _icontains _ncontains _starts_with _istarts_with _nstarts_with
_ends_with _iends_with _nends_with _between _nbetween _empty _nempty _regex _iregex _like _ilike _nlike _nilike _similar _is_null
`);

/**
 * The same behind the name itself: Ransack's predicates (`reset_password_token_start`), Prisma 1's, Graphcool's and
 * Strapi 3's (`password_contains`), PostGraphile's (`passwordStartsWith`).
 */
export const SUFFIXED =
  /^(?=[\w.]{8,100}$)(.*?)(?:_(?:not_?|n|i_?)?(?:starts?_?with|ends?_?with|start|i?cont(?:ains)?|i?like|(?<=digest_|hash_|token_|crypted_password_)matches|gt|gte|gteq|lt|lte|lteq|not_eq|not_in)(?:_any|_all)?|(?:StartsWith|EndsWith|NotIn)(?:Insensitive)?)$/;
