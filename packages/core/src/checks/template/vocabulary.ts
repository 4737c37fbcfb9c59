// Data: names that lead out of a template's own data, by the languages and engines that define them.

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words of which an expression of constants may be made. */
export const CONSTANT_NAMES = words('true false True False not and or else print typeof is defined in');
export const COMPARISONS = words('eq ne gt lt mod div');
/** Java's types of a single figure: `(char)105`. */
export const CASTS = words('char byte short int long float double');

/**
 * Members that lead from a value to its class, its loader or its global object: java.lang.Object, Class and Runtime,
 * ECMA-262's Object.prototype, Python's data model (its `__x__` are recognised by their form), Ruby's Object, Twig's
 * Environment, Freemarker's `?api`.
 */
export const OUTWARD_MEMBERS = words(`
constructor prototype getClass getDeclaredMethods getDeclaredMethod getMethod getMethods getDeclaredField getDeclaredFields
forName getRuntime classLoader getClassLoader loadClass newInstance getEnvironment protectionDomain getProtectionDomain
mainModule mro func_globals gi_frame f_globals f_builtins cr_frame tb_frame im_func func_code
addAfterFilterCallback registerUndefinedFilterCallback registerUndefinedFunctionCallback getFilter getStreamVariable template_object
getServletContext getRegistry getRealPath getAttribute getSession getExternalContext GetType GetMethod GetMethods CreateInstance
instance_variables instance_variable_get instance_eval class_eval module_eval const_get public_send singleton_class
ScriptEngineManager getEngineByName ProcessBuilder freemarker objectWrapper _meta signer
`);

/** Functions that run a program, evaluate code or read a file: PHP, Python, Ruby, Node's child_process and fs, Java, ASP. */
export const EXECUTING_CALLS = words(`
system exec popen passthru shell_exec proc_open pcntl_exec eval assert phpinfo file_get_contents file_put_contents readfile evaluate
highlight_file show_source create_function call_user_func call_user_func_array array_map array_filter
execSync execFile execFileSync spawn spawnSync fork require readFileSync readdirSync readFile getRuntime
check_output Popen getoutput __import__ import_module run_code compile execfile
get_env getenv CreateObject Execute fopen fread syscall spawn globals locals template_from_string get_admin_log env_var run_query evaluateELString hostname ip GETSESSIONID
`);

/** Objects that these functions are members of, where the member alone is a usual word. */
export const SYSTEM_OBJECTS = words(`
os subprocess sys builtins Kernel IO File Dir Process Open3 PTY ENV ObjectSpace Runtime System java javax Packages
process global globalThis child_process fs System.Diagnostics WScript Rails Environment AppDomain Assembly Activator
Directory WebClient Microsoft TCPSocket sysenv $env
`);

/** What engines put into every template: Jinja2 and Flask, Tornado, Twig, Smarty, JSP's and Thymeleaf's EL, EJS. */
export const ENGINE_OBJECTS = words(`
lipsum cycler joiner namespace get_flashed_messages url_for _self _context pageContext applicationScope requestScope
sessionScope pageScope initParam headerValues paramValues smarty get_template_attribute static_url reverse_url
facesContext externalContext viewScope flashScope conversation servletContext
dump attribute systemProperties systemEnvironment TemplateNotFound undefined_template _template_module
`);

/** Of these: functions that pages call. */
export const CONTEXT_HELPERS = words('url_for get_flashed_messages static_url reverse_url cycler joiner namespace');

/** Those that nobody writes out but to see what they hold: Jakarta Expression Language's scopes, Spring's, Twig's. */
export const WHOLE_OBJECTS = words(`
applicationScope requestScope sessionScope pageScope pageContext facesContext externalContext servletContext
systemProperties systemEnvironment headerValues paramValues initParam viewScope flashScope _self _context
`);

/** Objects of the web framework around: also ordinary names, so that only more than a plain member of theirs counts. */
export const CONTEXT_OBJECTS = words(
  'config settings request session self app application handler response g root env context server cookie beans',
);

/** Freemarker's special variables (`.data_model`): what the engine knows, not the page. */
export const FREEMARKER_SPECIAL = words(
  'data_model globals vars main namespace current_template_name main_template_name caller_template_name version locale_object get_optional_template template_name',
);
/** Filters that write out a whole object. */
export const DUMPING_FILTERS = words(
  'attr pprint safe json jsonify tojson json_encode inspect dump string list items xmlattr urlize',
);

/** PHP's functions that change its settings, the file system or what it tells, where a filter is given one by its name. */
export const PHP_CALLABLES = words(
  'system ini_set ini_get putenv error_log set_include_path copy unlink symlink mkdir rmdir chmod scandir is_file readlink',
);

/** Filters and built-ins that turn a name into a call or a member: Jinja2's attr, Twig's map/filter/sort/reduce, Freemarker. */
export const CALLING_FILTERS = words('map filter sort reduce find column join e escape');
export const MEMBER_FILTERS = words('attr system exec passthru shell_exec file_get_contents file_excerpt');
export const FREEMARKER_BUILTINS = words('new api eval eval_json interpret');

/** Prefixes of Log4j 2's and Commons Text's lookups that reach out or run something. */
export const REACHING_LOOKUPS = words('jndi script dns url file xml properties resourcebundle const');

/** Apache's mod_include and nginx's SSI module: what stands behind `<!--#`. */
export const SSI_DIRECTIVES = words('exec include echo printenv set config fsize flastmod if elif block');
/** ESI Language Specification 1.0, with Akamai's and Oracle's additions. */
export const ESI_ELEMENTS = words(
  'include inline vars remove try attempt except choose when otherwise assign eval debug comment function foreach dictionary invalidate',
);
