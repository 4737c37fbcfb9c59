// Data: the layout of file systems, by the standards that define it.

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/**
 * Filesystem Hierarchy Standard 3.0: the root's folders and what each must or usually holds; `*` for anything.
 * https://refspecs.linuxfoundation.org/FHS_3.0/fhs-3.0.html; /proc and /sys by proc(5) and sysfs(5).
 */
export const ROOT_FOLDERS: ReadonlyMap<string, ReadonlySet<string> | '*'> = new Map<string, ReadonlySet<string> | '*'>([
  ['etc', '*'],
  [
    'proc',
    words(`self thread-self version cpuinfo meminfo mounts net sys cmdline environ loadavg uptime stat devices
      filesystems interrupts kallsyms kcore kmsg modules partitions swaps diskstats config.gz sched_debug bus fs tty`),
  ],
  ['sys', words('block bus class dev devices firmware fs hypervisor kernel module power')],
  [
    'var',
    words(`account adm apache2 backups cache crash db games lib local lock log mail mysql opt run spool tmp www yp
      vcap folders private root`),
  ],
  ['usr', words('bin games include lib lib32 lib64 libexec local sbin share src pkgsrc home X11R6')],
  ['root', '*'],
  ['boot', words('grub grub2 efi loader vmlinuz initrd initrd.img config system.map')],
  [
    'dev',
    words('null zero full random urandom tcp udp shm fd stdin stdout stderr mem kmem port tty console pts disk mapper'),
  ],
  ['run', words('secrets lock user systemd docker.sock docker udev log shm')],
  ['srv', words('www http ftp')],
  ['lib', words('systemd modules firmware x86_64-linux-gnu aarch64-linux-gnu')],
  ['opt', words('lampp tomcat apache apache2 bitnami splunk jboss local')],
  ['bin', '*'],
  ['sbin', '*'],
  ['home', '*'],
  ['tmp', '*'],
  ['mnt', '*'],
  ['private', words('etc var tmp')],
  ['library', words('webserver preferences logs keychains')],
]);

/** Root folders whose names are also what parts of web sites are called: alone they prove nothing. */
export const AMBIGUOUS_ROOT_FOLDERS = words('home tmp mnt bin sbin root');

/** Folders and files of a Windows system drive, IIS and the usual stacks: Windows Internals, "File system layout". */
export const WINDOWS_NAMES = words(`
windows winnt inetpub program\u00a0files program\u00a0files\u00a0(x86) programdata documents\u00a0and\u00a0settings
boot.ini bootmgr ntldr ntdetect.com pagefile.sys hiberfil.sys autoexec.bat config.sys win.ini system.ini
system32 syswow64 xampp wamp wamp64 apache apache24 mysql perflogs recovery $recycle.bin unattend.xml sysprep
`);

/** Folders that a Java servlet container must not serve: Servlet 6.0, 10.5 and 10.6. */
export const SERVLET_FOLDERS = words('web-inf meta-inf');

/** Folders in a home or project that programs keep hidden: credentials, repositories, histories. */
export const HIDDEN_FOLDERS = words(`
.ssh .git .svn .hg .bzr .aws .azure .gcloud .docker .kube .gnupg .config .local .cache .mozilla .npm .vscode .idea
.subversion .mysql .psql .terraform .terraform.d .gem .password-store .oci .bluemix .databricks .kaggle .ansible .vim .irssi .purple .thunderbird .m2 .gradle .cargo .pki .dbus
`);

/** What editors keep beside a project's files: it is published with them, and named as they are. */
export const EDITORS_FOLDERS = words('.vscode .idea');

/** Stream wrappers and URL handlers that only PHP, Java or curl resolve: php.net/wrappers, java.net.URL, curl(1). */
export const WRAPPERS = words(`
php phar zip expect glob ogg rar zlib compress.zlib compress.bzip2 ssh2.shell ssh2.exec ssh2.tunnel ssh2.sftp ssh2.scp
netdoc jar classpath
`);

/**
 * Prefixes before a file's name or before a whole address: Java's (`url:`), browsers' and feed readers', ffmpeg's protocols
 * (ffmpeg-protocols(1)), ImageMagick's coders (imagemagick.org, "Image Formats"), Spring's and VFS's resources.
 */
export const LOADERS = words(`
local_file url view-source feed filesystem concat subfile async cache crypto text label caption pango ephemeral inline
vid msl mvg resource vfs
`);

/** Extensions of what a page loads by a relative address: HTML's embedded content and what bundlers import. */
export const ASSET_EXTENSIONS = words(`
png jpg jpeg gif svg webp avif ico bmp css scss less js mjs cjs jsx ts tsx vue svelte map woff woff2 ttf otf eot mp3 mp4
webm ogg wav pdf html htm xhtml md
`);

/** Those of them that are programs: a server's own are called the same. */
export const SOURCE_EXTENSIONS = words('js mjs cjs jsx ts tsx vue svelte');

/** Profiles that every Windows has: Windows Internals, "User profiles". */
export const SHARED_PROFILES = words('administrator public default defaultuser0 all\u00a0users');
