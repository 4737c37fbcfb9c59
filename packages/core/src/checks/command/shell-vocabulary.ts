// Data: the words that shells themselves know.

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** POSIX.1-2024 XCU 2.15 and 1.7 (special and intrinsic utilities), and bash 5.2 manual, section 4.2;
 * and `ll`, `la`, the aliases of Debian's and Red Hat's .bashrc;
 * without `break`, `continue`, `return`, `shift`, `exit` and `let`, which start nothing and fill every script. */
export const POSIX_BUILTINS = words(`
. : alias bg bind builtin caller cd command compgen complete compopt declare dirs disown echo
enable eval exec export fc fg getopts hash help history jobs kill la ll local logout mapfile newgrp popd
printf pushd pwd read readarray readonly set shopt source suspend test times trap type typeset
ulimit umask unalias unset wait
`);

/** Internal commands of cmd.exe: `help` of Windows 11, Windows Commands A-Z. */
export const CMD_BUILTINS = words(`
assoc call cd chdir cls color copy date del dir echo endlocal erase for ftype goto if md mkdir mklink move
path pause popd prompt pushd rd rem ren rename rmdir set setlocal shift start time title type ver verify vol
`);

/** Commands of cmd.exe that take another command, and conditions of `if` (`if /?`). */
export const CMD_CONDITIONS = words('for if case exist defined errorlevel cmdextversion not');

/** Programs of Windows that tell about the host, by names that nobody else writes with capitals in odd places. */
export const WINDOWS_TOOLS = words(`
whoami hostname systeminfo ipconfig netstat tasklist powershell notepad nslookup certutil bitsadmin schtasks rundll32
quser getmac driverquery wmic mshta regsvr32 nbtstat tracert taskkill
`);

/** Aliases of Windows PowerShell 5.1 and PowerShell 7 (`Get-Alias`), without those of one letter. */
export const POWERSHELL_ALIASES = words(`
ac asnp cat cd chdir clc clear clhy cli clp cls clv cnsn compare copy cp cpi cpp curl cvpa
dbp del diff dir dnsn ebp echo epal epcsv epsn erase etsn exsn fc fhx fl foreach ft fw gal
gbp gc gci gcm gcs gdr ghy gi gin gjb gl gm gmo gp gps gpv group gsn gsnp gsv
gtz gu gv gwmi history icm iex ihy ii ipal ipcsv ipmo ipsn irm ise iwmi iwr kill lp ls
man md measure mi mount move mp mv nal ndr ni nmo npssc nsn nv ogv oh popd ps pushd
pwd rbp rcjb rcsn rd rdr ren ri rjb rm rmdir rmo rni rnp rp rsn rsnp rujb rv rvpa
gcb gcim gerr icim ncim rcim tnc
rwmi sajb sal saps sasv sbp sc scb select set shcm si sl sleep sls sort sp spjb spps spsv
start stz sujb sv swmi tee trcm type wget where wjb write
`);

/** POSIX.1-2024 XCU 2.4: after these the next word is a command again. */
export const RESERVED_BEFORE_COMMAND = words('if then elif else do while until ! { ( coproc @echo');

/** Programs and builtins whose operands are a command: sudo(8), env(1), nohup(1), xargs(1), start and call of cmd.exe; what
 * starts containers' first processes, moreutils and runit. */
export const COMMAND_RUNNERS = words(`
builtin busybox call chroot command doas env eval exec flock ionice ltrace nice nohup parallel pkexec proxychains runuser setsid
start stdbuf strace sudo time timeout torify torsocks toybox unbuffer unshare watch xargs bwrap cgexec chpst choom chronic
dbus-run-session dtach dumb-init eatmydata fakeroot gosu ifne numactl pee runcon setpriv su-exec systemd-inhibit tini xvfb-run
`);

/** Programs and builtins that print or take any words: prose after them is what they are for. */
export const TAKES_ANY_WORDS = words(
  'echo print printf write-host write-output say wall logger eval touch mkdir rm del',
);

/** Utilities of POSIX (XCU 3) that only sort out what comes through the pipe; searches with pipes have stages that are called so. */
export const FILTERS = words('cut fold head join paste sort tail uniq wc');

/** Approved verbs for PowerShell commands: about_Command_Verbs, the ones the shipped modules use. */
export const POWERSHELL_VERBS = words(`
add checkpoint clear close compare complete compress connect convert convertfrom convertto copy debug disable
disconnect dismount enable enter exit expand export find foreach format get group grant import initialize install
invoke join limit measure mount move new out pop protect publish push read receive register remove rename repair
request reset resize resolve restart restore resume revoke save search select send set show sort split start stop
submit suspend switch sync tee test trace unblock uninstall unlock unprotect unpublish unregister update use wait
watch where write
`);

/** Nouns of Microsoft.PowerShell.Core, .Management, .Utility, .Security, CimCmdlets, NetTCPIP, DnsClient, BitsTransfer, Defender. */
export const POWERSHELL_NOUNS = words(`
acl alias archive authenticodesignature breakpoint childitem ciminstance cimmethod clipboard clixml cmsmessage command
computer computerinfo computerrestore connection content credential csv culture date debug default disk dnsclient
dnsname drive error event eventlog executionpolicy expression file filehash filtertransfer formatdata help
history host hotfix html item itemproperty itempropertyvalue job json list localgroup localgroupmember localuser
location log member module mppreference mpcomputerstatus netadapter netconnection netfirewallrule netipaddress
netipconfiguration netroute nettcpconnection object output packageprovider package path process psbreakpoint psdrive
psprovider pssession pssessionoption random restmethod runspace scheduledtask scheduledtaskaction screen script
securestring service session sleep smbshare string table timezone tracesource transcript type typedata uiculture
unique uri utctime variable verb verbose volume warning webrequest webserviceproxy wide winevent wmievent wmiobject
wsmaninstance xml bitstransfer
`);

/**
 * English words of the closed classes (articles, pronouns, auxiliaries, prepositions, conjunctions) that are neither
 * program nor usual operand: among the operands of a name they say that a sentence goes on.
 */
export const FUNCTION_WORDS = words(`
an the this that these those some any each every both you he she it we they me him her us them my your his its our
their is are was were be been being am has have had having do does did done will would can could shall should may might
must of to in on at by with without from into onto about above below over under between through during before after
against among because although though while and or but nor so than then as if when where why how what which whose
there here also just only very too quite rather almost already always never often again not no
`);

/** HTML's named character references (HTML standard, 13.5) that are also names of programs: `&reg;` is a sign. */
export const ENTITY_NAMES = words('reg copy top sc pr mp ac ni dd rx gl gg lg ii ee ap af ic wr');

/**
 * Programs and builtins that without operands tell something about the host or change it. All others print their usage,
 * wait for input or do nothing: alone they are no attack (`top` ends at once where no terminal is).
 */
export const ACTS_ALONE = words(`
alias arch ash bash calc cmd dash date df dir declare dmesg du env export fish free gal gci gcm gps groups gsv halt host hostid hostname id ip ipconfig
ksh last lastb locale logname logoff ls lsblk lsof mount msinfo32 netstat notepad nproc path poweroff powershell printenv
ps pwd pwsh readonly reboot route set sh shutdown ss stat su systeminfo tasklist telnetd times tty typeset ulimit umask uname uptime users ver vol w
wall who whoami zsh
`);
