// Data: names of programs, so that results of evaluation do not depend on the machine they run on.

/** Programs of a minimal Debian 12: the file lists of its essential packages (coreutils, util-linux, procps, dpkg …). */
const DEBIAN_BASE = `
add-shell addpart agetty apt apt-cache apt-cdrom apt-config apt-get apt-key apt-mark arch b2sum badblocks base32
base64 basename basenc bash bashbug blkdiscard blkid blkzone blockdev captoinfo cat chage chattr chcon chcpu
chfn chgpasswd chgrp chmem chmod choom chown chpasswd chroot chrt chsh cksum clear clear_console cmp comm cp
cpgr cppw csplit ctrlaltdel cut dash date dd debugfs delpart df diff diff3 dir dircolors dirname dmesg
dnsdomainname domainname dpkg dpkg-deb dpkg-divert dpkg-fsys-usrunmess dpkg-maintscript-helper dpkg-query
dpkg-realpath dpkg-split dpkg-statoverride dpkg-trigger du dumpe2fs e2freefrag e2fsck e2image e2label
e2mmpstatus e2scrub e2scrub_all e2undo e4crypt e4defrag echo egrep env expand expiry expr factor faillog
fallocate false fgrep filefrag find findfs findmnt flock fmt fold free fsck fsck.cramfs fsck.ext2 fsck.ext3
fsck.ext4 fsck.minix fsfreeze fstrim getconf getent getopt getty gpasswd grep groupadd groupdel groupmems
groupmod groups grpck grpconv grpunconv gunzip gzexe gzip hardlink head hostid hostname i386 iconv iconvconfig
id infocmp infotocap install installkernel ionice ipcmk ipcrm ipcs ischroot isosize join kill last lastb lastlogin lastlog
ld.so ldattach ldconfig ldd link linux32 linux64 ln locale localedef logger login logname losetup ls lsattr
lsblk lscpu lsipc lslocks lslogins lsmem lsns mcookie md5sum mesg mkdir mke2fs mkfifo mkfs mkfs.bfs mkfs.cramfs
mkfs.ext2 mkfs.ext3 mkfs.ext4 mkfs.minix mklost+found mknod mkswap mktemp more mount mountpoint mv namei newgrp
newusers nice nisdomainname nl nohup nologin nproc nsenter numfmt od partx passwd paste pathchk perl perl5.36.0
pgrep pidwait pinky pivot_root pkill pldd pmap pr printenv printf prlimit ps ptx pwck pwconv pwd pwdx pwunconv
rbash readlink readprofile realpath remove-shell renice reset resize2fs resizepart rev rgrep rm rmdir rmt-tar
rtcwake run-parts runcon runuser savelog script scriptlive scriptreplay sdiff sed seq setarch setpriv setsid
setterm sg sh sha1sum sha224sum sha256sum sha384sum sha512sum shadowconfig shred shuf skill slabtop sleep snice
sort split start-stop-daemon stat stdbuf stty su sulogin sum swaplabel swapoff swapon switch_root sync sysctl
tabs tac tail tar tarcat taskset tee tempfile test tic timeout tload toe top touch tput tr true truncate tset
tsort tty tune2fs tzselect uclampset umount uname uncompress unexpand uniq unlink unshare update-alternatives
update-shells uptime useradd userdel usermod users utmpdump vdir vigr vipw vmstat w wall watch wc wdctl whereis
who whoami wipefs x86_64 xargs yes ypdomainname zcat zcmp zdiff zdump zegrep zfgrep zforce zgrep zic zless zmore
znew zramctl
`;

/** Applets of BusyBox, hence of Alpine: https://busybox.net/downloads/BusyBox.html */
const BUSYBOX = `
acpid addgroup adduser adjtimex ar arp arping ascii ash awk bc brctl bunzip2 bzcat bzip2 cal chpst chvt cpio
crc32 crond crontab cttyhack dc deallocvt delgroup deluser depmod devmem dos2unix dumpkmap dumpleases envdir
envuidgid ether-wake fatattr fbset fdisk freeramdisk ftpget ftpput fuser getsebool halt hd hexdump httpd hush
hwclock i2cdetect i2cdump i2cget i2cset i2ctransfer ifconfig ifdown ifup init insmod iostat iotop ip ipaddr
ipcalc iplink ipneigh iproute iprule iptunnel killall klogd less linuxrc loadfont loadkmap logread lpd lpq lpr
lsmod lsof lspci lsscsi lsusb lzcat lzma lzop lzopcat makemime man mdev microcom mim minips mkdosfs mkpasswd
modinfo modprobe mpstat mt nameif nbd-client nc netstat nmeter nslookup ntpd nuke openvt partprobe patch pidof
ping ping6 popmaildir poweroff powertop pscan pstree raidautorun rdate reboot resume rfkill rmmod route rpm
rpm2cpio run-init runsv runsvdir rx sendmail setconsole setfont setkeycodes setlogcons setuidgid sha3sum smemcap
softlimit ssl_client strings sv svc svlogd svok syslogd telnet telnetd tftp time traceroute traceroute6 ts tunctl
ubirename udhcpc udhcpd uevent unix2dos unlzma unlzop unxz unzip usleep uudecode uuencode vconfig vi vlock
volname watchdog wget which whois xmlwf xxd xz xzcat zcip
`;

/** Programs that Debian and Alpine packages commonly put on a server: interpreters, network clients, editors, administration. */
const COMMON_PACKAGES = `
7z 7za 7zr a2enmod aa-disable aa-enabled aa-status ab anacron ansible ansible-config ansible-console ansible-doc
ansible-galaxy ansible-inventory ansible-playbook ansible-pull ansible-vault apache2 apache2ctl apachectl apk
apparmor_parser apropos apt-file aptitude aria2c as at atop atq atrm auditctl ausearch autoconf aws axel az
banner base58 bat bsdtar batch bpftrace bridge bun busybox c89 c99 capsh cargo cc certbot cfdisk chef-client
chef-run chef-shell chef-solo chef-vault chromium clang cmake column convert cowsay cpp cpufreq-info cpulimit
crictl cron cryptcat cscli csh ctr curl cvs deno dhclient dig dmidecode dmsetup dnf doas docker docker-compose
drill dstat ed elinks elixir emacs emerge erl escript ethtool ex exiftool exim exim4 expect facter
fail2ban-client ffmpeg ffprobe figlet file firefox fish flatpak fortune fping ftp gawk gcc gccgo gcloud gdb
gdbserver gdisk gem getcap getenforce getfacl ghc gimp git gmake go google-chrome gpg gpg2 gpgv groovy gs gsutil
gtester guile gunicorn helm hg host hostnamectl hping3 html2text htop htpasswd httpie hwinfo identify iex iftop
info initctl inxi ip6tables iptables ipython irb iwconfig jar java javac jed jjs joe journalctl jq jrunscript
jshell julia keytool kotlin ksh ksh93 kubectl latex ld lftp links lldb localectl locate loginctl logrotate
lolcat look lsb_release lshw ltrace lua luajit lualatex lvs lwp-download lwp-request lynx lz4 m4 mail mailx make
mariadb masscan mawk mcedit mdadm minikube mkinitrd mksh mlocate mogrify mongo mongodump mongosh most msmtp mtr
mutt mysql mysqladmin mysqldump nano nawk nc.openbsd nc.traditional ncal ncat nerdctl netcat nft nginx ngrep
ninja nload nm nmap nmcli node nodejs now npm npx numactl nvim objdump octave openrc openssl original-awk packer
pacman pandoc parallel parted pax pdflatex pdftex pdftotext pdksh perf pg pg_dump pg_dumpall php php-cgi php-fpm phpize
pico pip pip3 pipx pkexec pm2 pnpm podman postfix proxychains psql puppet pvs pypy pypy3 python python2 python3
quota r racket rar rc-service rc-update readelf redis-cli resolvectl rlwrap rscript rsync rsyslogd ruby runc
runghc runlevel rustc rview rvim rzsh sar sbcl scala scp screen service sestatus setcap setenforce setfacl
sfdisk sftp shutdown siege snap socat socks sqlite sqlite3 sqlplus ss ssh ssh-add ssh-agent ssh-copy-id
ssh-keygen sshd sshpass strace sudo supervisorctl supervisord svn swaks systemctl tc tcc tclsh tcpdump tcsh
telinit terraform tex timedatectl tldr tmux torify torsocks toybox tracepath tree tshark uconv ufw unbuffer
units unrar unzstd updatedb uwsgi vagrant vgs view vim vimdiff visudo w3m whatis wish wkhtmltopdf wrk xdg-open
aa-exec arch-nspawn arj ascii-xfr ascii85 atobm autoheader batcat bconsole busctl byebug cdist check_by_ssh
check_log check_statusfile clamscan cobc cowthink csvtool cupsfilter dosbox dvips easy_install easyrsa elvish enscript
fastfetch gcore genisoimage ginsh iptables-save ksshell logsave luatex mosh-server msfconsole msgattrib msgconv msgfilter
msguniq multitime ncdu ncftp needrestart ntpdate perlbug pexec pidstat psftp pygmentize qpdf rpmdb rpmquery rpmverify
rtorrent run-mailcap rustdoc rustfmt scanmem setlock slsh soelim sqlmap ssh-keyscan sshfs sshuttle systemd-resolve tasksh
tdbtool tmate unsquashfs varnishncsa whiptail xdg-user-dir xdotool xetex xmodmap yash yt-dlp zathura zsoelim xelatex xmllint xsltproc xterm yarn yq yum zip zipinfo zsh zstd zstdcat zypper
`;

/**
 * Clients of platforms by their vendors' documentation: clouds, clusters (the CNCF's graduated projects), containers,
 * secrets, databases, queues, virtual machines, networks, and the package managers of systems and languages; without
 * those of two letters, which noise is full of.
 */
const PLATFORM_CLIENTS = `
aliyun argocd bq buildah cf chronyc uv bundle bundler bunx clickhouse-client cloudflared composer conda consul cqlsh ctr doctl dotnet
ecs-cli eksctl etcdctl faas-cli fdbcli firebase firejail fly flyctl flux forever gh glab gradle gsutil hcloud heroku
ibmcloud iperf3 incus influx istioctl k3d k3s k9s kafka-topics kafka-topics.sh kafka-console-consumer kcat kind kubeadm kubectx
kubelet kustomize ldapmodify ldapsearch linkerd linode-cli lxc lxd machinectl memcstat mssql-cli mvn netlify ngrok nix nix-env
nix-shell nomad nuget oc oci openstack opkg osascript pecl pkg podman-compose poetry pulumi rabbitmqctl rabbitmqadmin rclone
rosa rpcclient runsc s3cmd salt salt-call scw sfdx skopeo smartctl smbclient smbmap smbget snmpwalk snmpget sops sqlcmd stack
systemd-nspawn systemd-run systemd-analyze tailscale tccli tkn uvx vault velero vercel virsh virt-install wg-quick
wrangler wg sqlite3 zfs zpool btrfs lvdisplay nft chisel mosh autossh proot faketime catchsegv rpmbuild choco scoop sqlplus mysqlsh
mongoimport mongoexport mongorestore pgcli redis-server valkey-cli hping cpan luarocks cabal opam mix rebar3 rustup
bwrap cgexec chpst choom chronic dbus-run-session dtach dumb-init eatmydata fakeroot gosu ifne numactl pee setpriv su-exec
systemd-inhibit tini xvfb-run nvm fnm volta asdf direnv bpftool criu runj lxc-attach lxc-start docker-credential-helper conjur bao boundary waypoint
`;

/** Windows Commands A-Z: https://learn.microsoft.com/windows-server/administration/windows-commands/windows-commands */
const WINDOWS = `
assoc atmadm attrib auditpol auditsystem bcdboot bcdedit bdehdcfg bginfo bitsadmin bootcfg cacls calc cdb
certreq certutil change chcp chglogon chgport chgusr chkdsk chkntfs choice cipher cleanmgr clip cls cmd cmdkey
cmstp color compact control csc cscript csvde dcdiag defrag dfsrmig dfsutil diantz diskcomp diskcopy
diskpart diskperf diskraid diskshadow dism dispdiag dnscmd dnx doskey driverquery dsadd dsget dsmod dsmove
dsquery dsrm dxdiag esentutl eventcreate eventvwr explorer extrac32 extract fc findstr finger fltmc forfiles
format fsutil ftype gpfixup gpresult gpupdate hh icacls ie4uinit ieexec iexpress infdefaultinstall installutil
ipconfig ipxroute irftp jetpack klist ksetup ktmutil ktpass label ldifde lodctr logman logoff macfile makecab
manage-bde mapadmin mavinject mmc mode mofcomp mountvol mpcmdrun mqbkup msbuild msconfig msdt msg mshta msiexec
msinfo32 mstsc nbtstat net net1 netcfg netdom netsh nfsstat nltest notepad ntbackup ntdsutil ntfrsutl odbcconf
openfiles pagefileconfig pathping pcalua pentnt perfmon pktmon pnputil powercfg powershell powershell_ise
presentationhost print prncnfg prndrvr prnjobs prnmngr prnport prnqctl pubprn pushprinterconnections pwlauncher
pwsh qappsrv qprocess query quser qwinsta rcp rcsi rdpsign recover reg regasm regedit regini
register-cimprovider regsvcs regsvr32 relog replace rexec risetup robocopy rpcinfo rpcping rsh runas rundll32
rwinsta sc schtasks scrcons scwcmd secedit serverceipoptin servermanagercmd serverweroptin set setx sfc shadow
showmount shrpubw start subst sxstrace sysocmgr systeminfo takeown tapicfg taskkill tasklist taskmgr tcmsetup te
tlntadmn tpmvscmgr tracerpt tracert tracker tscon tsdiscon tsecimp tskill tsprof type typeperf tzutil unlodctr
verifier vssadmin w32tm waitfor wbadmin wdsutil wecutil wevtutil where winget winnt winnt32 winpop winrm winrs
winsat wmic wscript wsl wslconfig wuauclt xcopy xwizard
`;

/** Programs of Windows that start or fetch others, by their pages at https://lolbas-project.github.io */
const WINDOWS_STARTERS = `
addinutil aspnet_compiler atbroker certoc cmdl32 colorcpl computerdefaults conhost createdump customshellhost datasvcutil
desktopimgdownldr devtunnel dfsvc eudcedit extexport gpscript iediagcmd ilasm imewdbld iscsicpl ldifde msdeploy msedge
msohtmed msxsl ngen offlinescannershell pcwrun printbrm procdump procdump64 provlaunch rasautou rdrleakdiag runexehelper
runonce runscripthelper scriptrunner settingsynchost sqldumper sqlps stordiag syncappvpublishingserver ttdinject tttracer
unregmp2 verclsid vsjitdebugger wbemtest wlrmdr wsreset
`;

/** Names of the programs of a usual Debian, Alpine or Windows host, lower case, without folder or extension. */
export const REFERENCE_EXECUTABLES: ReadonlySet<string> = new Set(
  [DEBIAN_BASE, BUSYBOX, COMMON_PACKAGES, PLATFORM_CLIENTS, WINDOWS, WINDOWS_STARTERS].flatMap((names) =>
    names.trim().split(/\s+/),
  ),
);
