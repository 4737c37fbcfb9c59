import type { Construct } from './constructs.js';

/** PHP manual, "List of php.ini directives": those whose names are no everyday words. */
const DIRECTIVES = `allow_url_fopen allow_url_include arg_separator\\.(?:in|out)put auto_append_file auto_prepend_file
auto_detect_line_endings auto_globals_jit cgi\\.(?:force_redirect|redirect_status_env|fix_pathinfo|rfc2616_headers)
disable_classes disable_functions display_errors display_startup_errors doc_root docref_root enable_dl
enable_post_data_reading error_append_string error_prepend_string expose_php extension_dir fastcgi\\.\\w+ file_uploads
html_errors ignore_user_abort implicit_flush include_path log_errors mail\\.(?:add_x_header|force_extra_parameters|log)
max_execution_time max_file_uploads max_input_nesting_level max_input_time max_input_vars mbstring\\.\\w+ memory_limit
open_basedir opcache\\.\\w+ output_buffering output_handler pcre\\.(?:backtrack_limit|recursion_limit|jit) phar\\.(?:readonly|require_hash|cache_list)
post_max_size realpath_cache_(?:size|ttl) register_argc_argv register_globals magic_quotes_gpc safe_mode request_order sendmail_from sendmail_path
session\\.(?:save_path|save_handler|upload_progress\\.\\w+|use_trans_sid|serialize_handler|auto_start|use_strict_mode|cookie_httponly)
short_open_tag asp_tags sys_temp_dir track_errors unserialize_callback_func unserialize_max_depth upload_max_filesize
upload_tmp_dir user_ini\\.\\w+ variables_order xmlrpc_errors zend\\.\\w+ zend_extension zlib\\.output_(?:compression|handler)
assert\\.(?:active|callback|exception|warning) soap\\.wsdl_\\w+ url_rewriter\\.tags highlight\\.\\w+`.split(/\s+/);

/** The whole value, as a setting of its own, or as an argument of the interpreter (CVE-2012-1823, CVE-2024-4577). */
const SETTING = new RegExp(`^\\s{0,8}(?:-d\\s{0,4})?(?:${DIRECTIVES.join('|')})\\s{0,8}=\\s{0,8}\\S`, 'i');
const ARGUMENT = new RegExp(`(?:^|[\\s&?+])-d\\s{0,4}(?:${DIRECTIVES.join('|')})\\s{0,4}=`, 'i');

/** `d` behind the dash of an argument. */
const NAME = new RegExp(`^d?(?:${DIRECTIVES.join('|')})$`, 'i');

/** Whether PHP has a setting of this name, also behind `-d`. */
export function isPhpSetting(name: string): boolean {
  return NAME.test(name);
}

const MAX_SETTING = 256;

/** `allow_url_include=1`: read by PHP as a setting. */
export function findPhpSetting(text: string): Construct | undefined {
  if (text.length > MAX_SETTING || !text.includes('=') || !/[._]/.test(text)) return undefined;
  const isSetting = SETTING.test(text) && !/\s\S+\s+\S/.test(text.trim());
  if (!isSetting && !(text.includes('-d') && ARGUMENT.test(text))) return undefined;
  return { start: 0, end: text.length, what: 'change a setting of PHP', unmistakable: true };
}
