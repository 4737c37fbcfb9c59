import { sought } from '../../sought/sought-pattern.js';

// Data: functions, modules, classes and markers by which a language runs programs, evaluates code or opens files.

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));
const lower = (text: string): ReadonlySet<string> => new Set(text.trim().toLowerCase().split(/\s+/));

/**
 * Names that are nothing but such functions. PHP's are compared in lower case (PHP manual: program execution, code
 * evaluation, callbacks, filesystem, the decoders that hide code); the others as written.
 */
export const PHP_FUNCTIONS = lower(`
shell_exec passthru proc_open pcntl_exec popen phpinfo create_function call_user_func call_user_func_array
forward_static_call register_shutdown_function register_tick_function ob_start array_map array_filter array_walk usort
uasort uksort preg_replace_callback iterator_apply base64_decode gzinflate gzuncompress gzdecode str_rot13 bzdecompress
zlib_decode convert_uudecode hex2bin unserialize file_get_contents file_put_contents readfile highlight_file show_source
php_strip_whitespace parse_ini_file fopen fsockopen pfsockopen fpassthru readgzfile gzfile move_uploaded_file symlink
posix_getpwuid posix_geteuid posix_getuid posix_getegid posix_getgid posix_getgroups posix_getlogin posix_getpid posix_getcwd
posix_uname posix_kill posix_mkfifo posix_setuid getmyuid get_current_user php_uname php_sapi_name phpversion
get_defined_vars get_defined_functions get_defined_constants get_cfg_var ini_set ini_get ini_get_all ini_restore
parse_str putenv getenv expect_popen w32api_invoke_function assert_options error_log escapeshellcmd escapeshellarg
func_get_args highlight_string proc_nice proc_terminate stream_socket_client curl_exec curl_init mysql_query mysqli_query
pg_query sqlite_query scandir opendir readdir ini_alter set_include_path array_diff_ukey array_reduce array_walk_recursive array_udiff array_uintersect set_error_handler
set_exception_handler spl_autoload_register header_register_callback reflectionmethod simplexml_load_file imap_open
splfileobject spltempfileobject directoryiterator recursivedirectoryiterator filesystemiterator globiterator var_export debug_zval_refcount reflectionfunction
`);
export const NODE_FUNCTIONS = words(`
execSync execFile execFileSync spawnSync readFileSync writeFileSync appendFileSync readdirSync unlinkSync rmSync
createReadStream createWriteStream createRequire runInThisContext runInNewContext runInContext compileFunction
`);
export const OTHER_FUNCTIONS = words(`
__import__ import_module check_output getoutput getstatusoutput Popen execfile getRuntime ProcessBuilder getEngineByName
defineClass newInstance forName const_get instance_variable_get GroovyShell loadClass instance_eval class_eval module_eval public_send CreateObject WScript.Shell
popen system2 open_port eval_string readpipe dofile loadfile loadstring loadlib getregistry sethook upvaluejoin setmetatable getmetatable syscmd esyscmd dlopen unsafe_load evalScript runCommand JavaAdapter JavaImporter
getClassLoader getProtectionDomain read_pickle
`);

/** Names that are also words, methods of regular expressions and databases, or everyday functions. */
export const SHARED_FUNCTIONS = lower(
  'system exec eval spawn fork execute assert syscall execv execve execvp execl open read backtick file include require include_once require_once breakpoint unlink copy rename rmdir mkdir chmod touch glob',
);

/** Objects whose members of these names run programs or open files. */
export const SYSTEM_OBJECTS = words(`
os io posix subprocess commands pty Environment Kernel IO File Dir Process Open3 PTY child_process cp childProcess runtime Runtime rt
Shell WScript.Shell fs vm builtins __builtins__ System System.Diagnostics.Process Diagnostics Assembly
`);

/** Their members, as Python, Ruby, Java and .NET call them. */
export const SYSTEM_MEMBERS = words(`
system popen popen2 popen3 popen4 exec spawn run call Start start entries glob read readlines binread open write delete
unlink getenv getProperty getProperties exit capture2 capture2e capture3 load eval syscall fork kill execl execv execve
execvp listdir environ remove execute lines cmd foreach rename output tmpname Exit readAllText ReadAllText Load LoadFrom LoadFile
`);

/** Modules whose loading is a step towards running programs: Node's and Python's standard libraries. */
export const SYSTEM_MODULES = words(`
child_process fs fs/promises vm net os cluster worker_threads dgram process module repl inspector v8 tls
subprocess pty socket shutil sys commands platform posix builtins pickle ctypes importlib runpy bun:ffi bun:jsc
`);

/** Modules of Node that talk to others or tell about the machine; programs load them all the time. */
export const NETWORK_MODULES = words(
  'dns dns/promises http https http2 util crypto path url async_hooks perf_hooks zlib',
);

/** Members of Node's process object that stop it, change it or tell its secrets. */
export const PROCESS_MEMBERS = words(
  'env mainModule binding dlopen getuid geteuid getgid hrtime uptime umask emit stdin stderr cpuUsage resourceUsage setuid setgid _linkedBinding allowedNodeEnvironmentFlags exit kill abort reallyExit argv execPath versions version cwd chdir memoryUsage platform pid title report getBuiltinModule constructor stdout',
);

/** PHP manual, "Predefined variables". */
export const SUPERGLOBALS = sought(
  /\$(?:_(?:GET|POST|REQUEST|SERVER|COOKIE|FILES|ENV|SESSION)|GLOBALS|HTTP_(?:GET|POST|SERVER|COOKIE|RAW_POST)_(?:VARS|DATA)|argv)\s{0,8}(?:\[\s{0,4}["'$\w\]]|\{|;|\)|$)/,
);

/** Markers by which libraries of Node find functions in serialised data: node-serialize, funcster, cryo. */
export const FUNCTION_MARKERS = ['_$$ND_FUNC$$_', '__js_function', '_CRYO_FUNCTION_'] as const;

/**
 * Classes of Java whose name alone asks a deserialiser or a reflective call to run something: java.base, java.scripting,
 * java.naming, java.rmi; MySQL's driver.
 */
export const EXECUTING_CLASSES = sought(
  /^(?:java\.(?:lang\.)?(?:Runtime|ProcessBuilder|ProcessImpl|UNIXProcess)|javax\.script\.ScriptEngineManager|javax\.naming\.InitialContext|java\.net\.URLClassLoader|javax\.management\.BadAttributeValueExpException|com\.sun\.rowset\.JdbcRowSetImpl|com\.mysql\.(?:cj\.)?jdbc\.interceptors\.ServerStatusDiffInterceptor|java\.rmi\.server\.UnicastRemoteObject)$/,
);

/** YAML tags, also in full (YAML 1.2.2, 6.9.1), that build an object of any class: PyYAML, Psych, SnakeYAML, js-yaml's removed ones. */
export const YAML_TAGS = sought(
  /(?:!!|\btag:yaml\.org,2002:)(?:python\/(?:object|name|module)|js\/(?:function|undefined|regexp)|javax?\.|com\.sun\.|org\.)|(?:!ruby\/|\btag:ruby\.yaml\.org,2002:)(?:object|struct|hash|marshalable|exception|sym)/,
);
