/**
 * The programs that attacks name, present in the sandbox as stubs that leave their mark. Those of busybox then do
 * what they do, so that pipes carry what they should.
 */
export const REAL_PROGRAMS: readonly string[] =
  'awk base64 cat cut diff env expand expr find fold grep head hexdump id ls mkfifo nice nl nohup od paste printenv rev sed setsid sort strings tac tail tee test timeout tr uname uniq wc whoami xargs xxd gunzip gzip printf seq sh bash dash'.split(
    ' ',
  );

export const STUB_PROGRAMS: readonly string[] =
  'adduser apk apt-get at aws az busybox bzip2 chattr chgrp chmod chown chroot chrt cp crontab curl date dd df dig dmesg docker doas du fetch file flock ftp gawk gcc gcloud gem git groups halt host hostname ifconfig insmod ionice ip iptables java kill killall kubectl last less ln logger lua lwp-download mail make mkdir mknod mongo more mount mv mysql mysqldump nc ncat netstat node npm npx nproc nslookup openssl parallel passwd perl php ping pip pip3 pkill pr ps psql python python2.7 python3 reboot redis-cli rm rmdir rsync ruby scp script sendmail service shutdown sleep socat sqlite3 ssh stat stdbuf strace su sudo sync systemctl tar taskset tclsh telnet terraform tftp time top touch truncate unshare uptime useradd usermod usleep vi vim w watch wget which who xmrig xterm yes yum zcat zsh'.split(
    ' ',
  );

/** Programs of rarer attacks: stubs as well. */
export const LESS_KNOWN_STUBS: readonly string[] =
  'bwrap cgexec choom chpst chronic dbus-run-session dtach dumb-init eatmydata fakeroot gosu ifne numactl pee runcon setpriv sg su-exec systemd-inhibit tini xvfb-run R Rscript aliyun ansible ansible-playbook apachectl apt arch argocd aria2c arp arping ash auditctl autossh axel bat blkid bq brew bridge btrfs buildah bun bundle bunx capsh cargo catchsegv cf chage chef-client chisel chpasswd chronyc chsh cksum clickhouse-client cloudflared column comm composer conda consul cpan cqlsh crictl csh ctr dc deno dir dmidecode dnf docker-compose doctl dotnet dpkg ed eksctl emacs emerge etcdctl ethtool ex expect faketime fdisk finger firebase firejail fish flatpak flux flyctl fmt forever free fuser gdb getcap getconf getenforce getent gh glab gpasswd gpg gradle gs gsutil guile hcloud helm heroku hg hostid hostnamectl hping3 http httpd ibmcloud iconv influx initctl install ipcs iperf3 istioctl join journalctl jq jshell julia k3s kafka-topics.sh kcat keyctl kind ksh kubeadm ldapsearch ldconfig ldd lftp links linode-cli linux64 locale loginctl logname look lsblk lscpu lsmod lsof lspci lsusb ltrace luarocks lvdisplay lxc lynx m4 machinectl man masscan mc md5sum mdadm memcstat mesg minikube mkfs.ext4 mktemp modprobe mongodump mongoexport mongosh mosh mtr mvn nerdctl netlify nft ngrok nix-env nix-shell nm nmap nmcli nomad nsenter nuget objdump oc oci octave op openstack opkg osascript packer pacman parted pecl pg_dump pg_dumpall pgrep pinky pipx pkexec pkg pm2 pnpm podman poetry prlimit proot pstree pulumi puppet pwck rabbitmqctl rbash rc-service rclone readelf renice route rpcclient rpm run-parts runc runuser salt screen scw sestatus setarch setenforce sha256sum shred shuf skopeo smartctl smbclient snap snmpwalk sops split sqlcmd sqlplus ss ssh-add ssh-copy-id ssh-keygen ssh-keyscan sshpass stack start-stop-daemon supervisorctl svn swapoff sysctl systemd-nspawn systemd-run tailscale tc tccli tcpdump timedatectl tmux toybox traceroute tty ufw unexpand unlink users uv vagrant vault vercel virsh visudo vmstat w3m wall wg whois wrangler write yarn zip zpool zypper'.split(
    ' ',
  );

/** Names that no system has: what attackers leave in a folder, or in the search path, before they call it. */
export const DROPPED_PROGRAMS: readonly string[] =
  'vopmel krx4 sysd-upd bldrun qzmnr netstatd2 tkworker x86agent fw_helper lolkek dbusd3 ramcheckr zed9 hfsync2'.split(
    ' ',
  );

/** Refuse to do anything without operands, and leave no mark then: `$(sleep )` is no attack. */
export const IDLE_ALONE: readonly string[] = 'sleep usleep kill chmod chown cp mv rm ln touch mkdir rmdir'.split(' ');

/** What the application itself runs: no mark, its arguments are kept, and a run chooses its exit status. */
export const APPLICATION_PROGRAMS: readonly string[] = ['ping', 'convert'];

/** Files for attacks to read. */
export const DECOYS: readonly string[] = [
  '/etc/passwd',
  '/etc/shadow',
  '/etc/hosts',
  '/etc/group',
  '/etc/nginx/nginx.conf',
  '/var/www/html/config.php',
  '/app/package.json',
  '/root/.bash_history',
  '/home/app/.ssh/id_rsa',
  '/home/app/.aws/credentials',
  '/work/.env',
  '/config/database.yml',
];
