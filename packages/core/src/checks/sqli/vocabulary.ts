/**
 * The words of SQL, by what they do to what stands around them. From the manuals' lists of keywords and functions:
 * MySQL 8.4 "Keywords and Reserved Words" and "Built-In Function Reference", PostgreSQL 16 appendix C and chapter 9,
 * SQLite "SQLite Keywords" and "Core Functions", Transact-SQL "Reserved Keywords" and "Functions",
 * Oracle 19c "SQL Functions" and "PL/SQL Packages and Types Reference".
 */
export const Role = {
  /** Joins two conditions. */
  logic: 1 << 0,
  /** Compares what stands left of it. */
  compare: 1 << 1,
  /** Any other operator between two operands. */
  binary: 1 << 2,
  /** Stands before an operand and changes it. */
  prefix: 1 << 3,
  /** A constant. */
  literal: 1 << 4,
  /** A value the server knows: its user, its version. */
  info: 1 << 5,
  /** Starts the next clause of a query. */
  clause: 1 << 6,
  /** Starts a statement. */
  verb: 1 << 7,
  /** A verb that English also uses on its own: `use caution`. */
  weakVerb: 1 << 8,
  /** Joins two queries. */
  set: 1 << 9,
  /** A function that waits, reads, writes, calls out or fails with a text of the caller's choice. */
  effect: 1 << 10,
  /** A function that SQL has and everyday arithmetic does not. */
  sql: 1 << 11,
  /** Follows an operand and completes it. */
  postfix: 1 << 12,
  /** Can also be a name. */
  soft: 1 << 13,
  /** What a statement creates, alters or drops. */
  object: 1 << 14,
  /** A function of arithmetic, that formulas outside SQL have too. */
  math: 1 << 15,
  /** A type that a string literal may follow: `date '2020-01-01'`. */
  type: 1 << 16,
  /** A function that only databases have, in any number of arguments from two on. */
  server: 1 << 17,
  /** A table, schema or package that a server keeps about itself. */
  catalog: 1 << 18,
  /** A function of date and time. */
  date: 1 << 19,
} as const;

export interface Word {
  readonly text: string;
  readonly role: number;
}

const LISTS: readonly (readonly [number, string])[] = [
  [Role.logic, 'and or xor eqv imp'],
  [Role.logic | Role.clause, 'where having'],
  [Role.compare, 'like likec like2 like4 rlike regexp glob ilike is between in similar sounds'],
  [Role.compare | Role.soft, 'against contains starting overlaps member regexp_like'],
  [Role.binary, 'div collate'],
  [Role.binary | Role.soft, 'mod escape at uescape'],
  [Role.prefix, 'not distinct distinctrow all any some exists'],
  [
    Role.prefix | Role.soft,
    'binary unique prior row array lateral only connect_by_root sql_calc_found_rows sql_no_cache sql_cache high_priority straight_join sql_small_result sql_big_result sql_buffer_result',
  ],
  [Role.prefix, 'top'],
  [
    Role.soft,
    'first skip within columns outfile dumpfile delay immediate examined boolean natural share nowait quick ignore overwrite',
  ],
  [Role.prefix | Role.compare | Role.soft, 'match'],
  [Role.literal, 'null true false'],
  [Role.literal | Role.soft, 'unknown default'],
  [
    Role.info | Role.soft,
    'current_user session_user system_user user version database schema current_database current_schema db_name user_name suser_name suser_sname sqlite_version host_name original_login connection_id pg_backend_pid inet_server_addr current_catalog current_date current_time current_timestamp localtime localtimestamp sysdate systimestamp getdate rownum rowid utc_date utc_time utc_timestamp sys_guid uid current_setting last_insert_rowid total_changes last_insert_id row_count found_rows txid_current',
  ],
  [
    Role.clause,
    'from group order limit offset into procedure for join inner cross natural on using as case when then else end asc desc window returning qualify connect',
  ],
  [
    Role.clause | Role.soft,
    'left right full outer fetch with placing start partition over filter separator option rows row by nulls model',
  ],
  [Role.postfix | Role.soft, 'isnull notnull'],
  [Role.set, 'union intersect except minus'],
  [Role.verb, 'select insert delete drop create alter update waitfor declare exec execute shutdown'],
  [
    Role.verb | Role.soft,
    'truncate with lock show goto replace merge grant revoke deny load handler attach detach pragma copy call set raiserror bulk backup restore dbcc reconfigure rename prepare values desc explain begin do reset',
  ],
  [
    Role.verb | Role.weakVerb | Role.soft,
    'if while desc describe use print return commit rollback kill open close savepoint vacuum analyze notify listen import table go deallocate reindex discard comment flush optimize refresh reassign security flashback purge audit noaudit disable enable check repair stop unlock xa install uninstall signal abort checkpoint revert release cluster throw cache change binlog',
  ],
  [
    Role.object | Role.soft,
    'table database schema user login view index function procedure proc trigger sequence role extension temporary temp global type package java aggregate language server tablespace assembly credential endpoint directory public event session system materialized synonym profile column definer unlogged virtual rule cast operator domain',
  ],
  [
    Role.effect | Role.soft,
    'sleep benchmark pg_sleep pg_sleep_for pg_sleep_until get_lock release_lock load_file extractvalue updatexml receive_message send_message utl_http utl_inaddr get_host_address get_host_name utl_tcp utl_smtp utl_file httpuritype httpuri_type xmltype dbms_lock dbms_pipe dbms_ldap dbms_java dbms_session dbms_xmlgen dbms_xmlquery dbms_utility dbms_scheduler dbms_output dbms_cdc_publish dbms_export_extension dbms_sql drithsx xp_cmdshell xp_dirtree xp_loginconfig xp_enumgroups xp_servicecontrol xp_availablemedia xp_msver xp_fileexist xp_subdirs xp_regread xp_regwrite sp_executesql sp_oacreate sp_oamethod sp_configure sp_makewebtask sp_password fn_xe_file_target_read_file fn_get_audit_file fn_trace_gettable openrowset opendatasource openquery sys_eval sys_exec lo_import lo_export lo_get lo_from_bytea pg_read_file pg_read_binary_file pg_ls_dir pg_stat_file pg_logdir_ls query_to_xml database_to_xml table_to_xml schema_to_xml cursor_to_xml dblink dblink_connect dblink_exec dblink_send_query load_extension randomblob zeroblob fts3_tokenizer generate_series name_const gtid_subset gtid_subtract json_keys st_latfromgeohash st_longfromgeohash st_pointfromgeohash geometrycollection multipoint polygon multipolygon linestring multilinestring analyse regexp_substring crypt_key master_pos_wait source_pos_wait wait_for_executed_gtid_set wait_until_sql_thread_after_gtids uuid_to_bin set_config pg_terminate_backend pg_cancel_backend pg_reload_conf pg_file_write',
  ],
  [
    Role.sql | Role.soft,
    'serverproperty databasepropertyex connectionproperty sessionproperty objectproperty columnproperty sys_context userenv is_srvrolemember is_member has_dbaccess ascii substring substr mid char chr nchar unichar unicode concat concat_ws group_concat hex unhex ord conv ifnull nullif iif elt make_set field cast convert try_cast try_convert length len char_length character_length octet_length bit_length datalength count coalesce decode encode nvl nvl2 to_char to_number to_date to_base64 from_base64 string_agg array_agg listagg wm_concat xmlagg xmlelement xmlforest array_to_string array_to_json row_to_json json_agg json_arrayagg json_object json_objectagg json_extract json_value json_query json_group_array jsonb_agg jsonb_object_keys json_length json_array json_type quote_literal quote_ident quote export_set lpad rpad ltrim rtrim trim instr locate position strcmp greatest least object_id object_name col_name db_id schema_name stuff patindex charindex typeof sqlite_source_id printf bin bit_and bit_or bit_xor aes_encrypt aes_decrypt des_encrypt des_decrypt compress uncompress rawtohex hextoraw utl_raw cast_to_varchar2 regexp_replace regexp_instr regexp_count reverse repeat replicate space soundex difference procedure_analyse inet_aton inet_ntoa isnull md5 sha1 sha2 sha bitand dump ora_hash translate initcap starts_with strpos split_part overlay md4 hashbytes checksum binary_checksum newid exists total changes unistr likelihood likely unlikely extract lower upper lcase ucase insert replace left right char2hexint columns_updated bool_and json_table xmltable unnest regexp_split_to_table substring_index',
  ],
  [
    Role.type | Role.soft,
    'timestamptz timetz json jsonb jsonpath inet cidr macaddr bool text xml int int2 int4 int8 float4 float8 smallint bigint varbit uuid oid regclass regtype regproc regrole numeric bytea point box circle line lseg path polygon tsquery tsvector both leading trailing',
  ],
  [Role.type | Role.date | Role.soft, 'date time timestamp'],
  [Role.type | Role.prefix | Role.soft, 'interval'],
  [
    Role.date | Role.soft,
    'now curdate curtime day month year hour minute second dayofweek dayofmonth dayofyear weekday dayname monthname from_unixtime unix_timestamp date_add date_sub date_format datediff dateadd datepart adddate subdate addtime subtime timediff str_to_date makedate maketime period_add last_day sec_to_time to_days',
  ],
  [
    Role.server | Role.soft,
    'rand decode field elt coalesce greatest least strcmp make_set export_set nvl nvl2 ifnull nullif iif find_in_set group_concat wm_concat string_agg listagg to_char to_number hextoraw conv substring_index gtid_subset regexp_substr json_extract json_value jsonb_build_object json_build_object jsonb_pretty charindex patindex array_length array_position array_upper array_lower array_append string_to_array json_array_length',
  ],
  [
    Role.sql | Role.soft,
    'find_in_set regexp_substr json xmlquery xmlexists xmlparse xmlserialize xmlroot xmlpi jsonb_build_object json_build_object jsonb_pretty json_valid getpgusername uncompress',
  ],
  // What a server tells about itself and its session, and what only its values have.
  [
    Role.sql | Role.soft,
    'col_length index_col object_schema_name object_definition objectpropertyex type_id type_name typeproperty file_id file_name filegroup_name filegroup_id fileproperty app_name parsename original_db_name stats_date scope_identity ident_current ident_incr ident_seed error_message error_number error_procedure error_severity host_id suser_id suser_sid user_id database_principal_id has_perms_by_name is_rolemember pwdcompare pwdencrypt loginproperty getutcdate sysdatetime sysutcdatetime sysdatetimeoffset newsequentialid string_split string_escape formatmessage xact_state rowcount_big context_info session_context inet_server_port inet_client_addr inet_client_port pg_postmaster_start_time pg_conf_load_time pg_current_logfile current_schemas has_table_privilege has_database_privilege has_schema_privilege has_column_privilege pg_has_role pg_get_userbyid pg_get_viewdef pg_get_functiondef pg_get_expr pg_typeof pg_column_size pg_database_size pg_relation_size pg_total_relation_size pg_table_size pg_size_pretty pg_is_in_recovery pg_advisory_lock pg_try_advisory_lock pg_client_encoding to_regclass to_regproc col_description obj_description format_type width_bucket get_byte set_byte get_bit convert_from convert_to hashtext num_nulls num_nonnulls array_length array_position array_upper array_lower array_ndims array_append cardinality string_to_array json_array_length jsonb_array_length json_each jsonb_each json_array_elements jsonb_array_elements json_object_keys jsonb_path_query jsonb_set to_json to_jsonb row_number dense_rank ntile first_value last_value nth_value percent_rank cume_dist clock_timestamp statement_timestamp transaction_timestamp date_trunc date_part make_date timeofday sqlite_compileoption_used sqlite_compileoption_get sqlite_offset strftime julianday unixepoch json_tree json_group_object json_set json_patch json_quote vsize sessiontimezone dbtimezone tz_offset to_lob to_clob to_nchar to_nclob sys_connect_by_path sys_dburigen sys_extract_utc sys_typeid sys_xmlagg sys_xmlgen ratio_to_report dbms_random dbms_metadata dbms_crypto dbms_lob dbms_assert dbms_job dbms_advisor dbms_application_info coercibility icu_version is_free_lock is_used_lock release_all_locks uuid_short format_bytes ps_current_thread_id any_value json_contains json_contains_path json_depth json_insert json_merge json_merge_patch json_merge_preserve json_overlaps json_pretty json_remove json_replace json_schema_valid json_search json_storage_size json_unquote bit_count uncompressed_length validate_password_strength statement_digest random_bytes old_password weight_string natural_sort_key st_astext st_geomfromtext',
  ],
  [
    Role.catalog | Role.soft,
    'xp_cmdshell xp_dirtree xp_fileexist xp_subdirs xp_regread xp_regwrite xp_loginconfig sp_executesql sp_oacreate sp_oamethod sp_makewebtask sp_password utl_http utl_inaddr utl_tcp utl_smtp utl_file dbms_lock dbms_pipe dbms_java openrowset opendatasource information_schema pg_catalog sqlite_master sqlite_schema sqlite_temp_master sysobjects syscolumns sysdatabases sysusers syslogins sysprocesses sysxlogins msysobjects msysaces msysqueries msysrelationships msysaccessobjects msysaccessxml msysaccessstorage all_tables all_tab_columns all_users user_tables user_tab_columns dba_users dba_tables dba_tab_columns v$version v$instance v$database v$session performance_schema pg_shadow pg_user pg_tables pg_database pg_class pg_attribute pg_namespace pg_stat_activity tempdb msdb',
  ],
  [
    Role.math | Role.soft,
    'exp pow power log ln sqrt sign rand random floor ceil ceiling round abs crc32 cot sin cos tan acos asin atan pi degrees radians',
  ],
];

export const HASH_START = 0x811c9dc5 | 0;

const TABLE = buildTable();

/** The hash that {@link lookUp} takes, one unit at a time; start with {@link HASH_START}. */
export function hashUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ (unit >= 65 && unit <= 90 ? unit | 32 : unit), 16777619);
}

/** The SQL word at `text[start, end)`, any case, or undefined for a name. */
export function lookUp(
  hash: number,
  text: string,
  span: { readonly start: number; readonly end: number },
): Word | undefined {
  const word = TABLE.get(hash);
  if (word === undefined || word.text.length !== span.end - span.start) return undefined;
  // A hash alone would let a sender choose a name that reads as a keyword and derails the grammar.
  for (let index = 0; index < word.text.length; index++) {
    const unit = text.charCodeAt(span.start + index);
    if ((unit >= 65 && unit <= 90 ? unit | 32 : unit) !== word.text.charCodeAt(index)) return undefined;
  }
  return word;
}

/** The same for a name that no lexer has hashed. */
export function wordAt(text: string, start: number, end: number): Word | undefined {
  let hash = HASH_START;
  for (let at = start; at < end; at++) hash = hashUnit(hash, text.charCodeAt(at));
  return lookUp(hash, text, { start, end });
}

/** The names that say something by themselves. */
export const CATALOG_NAMES: ReadonlySet<string> = new Set(
  LISTS.flatMap(([role, words]) => ((role & Role.catalog) !== 0 ? words.split(' ') : [])),
);

const JOINING =
  Role.logic | Role.compare | Role.binary | Role.prefix | Role.clause | Role.verb | Role.set | Role.postfix;

/** The words that go on with a statement where a quoted text has ended. */
export const JOINING_NAMES: ReadonlySet<string> = new Set(
  LISTS.flatMap(([role, words]) => ((role & JOINING) !== 0 ? words.split(' ') : [])),
);

/** The words with which a statement begins that no text of people's begins with, or that goes on where a value has ended. */
export const OPENING_NAMES: ReadonlySet<string> = new Set(
  LISTS.flatMap(([role, words]) => (isOpening(role) ? words.split(' ') : [])),
);

function isOpening(role: number): boolean {
  if ((role & (Role.logic | Role.set)) !== 0) return true;
  return (role & Role.verb) !== 0 && (role & Role.weakVerb) === 0;
}

const EARLY = Role.logic | Role.compare | Role.set | Role.verb | Role.prefix;

/** The joining words with which a text of words and numbers goes on behind a name. */
export const EARLY_NAMES: ReadonlySet<string> = new Set([
  ...LISTS.flatMap(([role, words]) => ((role & EARLY) !== 0 ? words.split(' ') : [])),
  ...['from', 'into', 'using', 'qualify', 'limit', 'offset', 'returning'],
]);

/** Values that are words, and comparisons that take a name for an operand. */
export const OPERAND_NAMES: ReadonlySet<string> = new Set(
  LISTS.flatMap(([role, words]) => (isOperand(role) ? words.split(' ') : [])),
);

function isOperand(role: number): boolean {
  return (role & Role.literal) !== 0 || role === (Role.compare | Role.soft);
}

/** All of them. */
export const ALL_NAMES: ReadonlySet<string> = new Set(LISTS.flatMap(([, words]) => words.split(' ')));

function buildTable(): Map<number, Word> {
  const roles = new Map<string, number>();
  for (const [role, words] of LISTS) {
    for (const text of words.split(' ')) roles.set(text, (roles.get(text) ?? 0) | role);
  }
  const table = new Map<number, Word>();
  for (const [text, role] of roles) {
    let hash = HASH_START;
    for (let index = 0; index < text.length; index++) hash = hashUnit(hash, text.charCodeAt(index));
    if (table.has(hash)) throw new Error(`sqli vocabulary: ${text} shares a hash with another word`);
    table.set(hash, { text, role });
  }
  return table;
}
