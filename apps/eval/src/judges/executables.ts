/**
 * Programs that an evaluation takes to be on the host, whatever machine it runs on:
 * the commands of POSIX.1-2017's shell and utilities volume, and what common Linux and Windows servers add.
 */
export const EXECUTABLES: ReadonlySet<string> = new Set(
  `ar at awk basename batch bc cal cat chgrp chmod chown cksum cmp comm compress cp crontab csplit cut date dd df diff
  dirname du echo ed env expand expr file find fold fuser getconf grep head iconv id ipcs join kill link ln locale logger
  logname lp ls mailx man mesg mkdir mkfifo more mv newgrp nice nl nm nohup od paste patch pathchk pax pr printf ps pwd
  renice rm rmdir sed sh sleep sort split stty su tabs tail talk tee test time touch tput tr tty uname unexpand uniq
  unlink uudecode uuencode vi wc who write xargs zcat bash dash zsh ksh ash busybox sudo apt apt-get dpkg yum dnf apk rpm
  pip pip3 npm npx node nodejs yarn pnpm python python2 python3 perl ruby php lua gcc cc make git curl wget nc ncat netcat
  socat telnet ssh scp sftp ftp tftp rsync nslookup dig host ping ping6 traceroute ifconfig ip route netstat ss arp
  whoami hostname uptime free top w last users groups passwd useradd usermod adduser chsh visudo service systemctl
  journalctl dmesg mount umount lsblk fdisk lsof strace base64 base32 xxd hexdump md5sum sha1sum sha256sum openssl gpg
  tar gzip gunzip bzip2 xz unzip zip 7z nano vim emacs less tac rev shuf seq stat strings timeout watch which whereis
  yes mysql mysqldump psql sqlite3 mongo mongosh redis-cli docker kubectl iptables crontab screen tmux nmap java javac go
  cmd powershell pwsh wmic net net1 ipconfig tasklist taskkill reg sc certutil bitsadmin rundll32 regsvr32 mshta cscript
  wscript schtasks systeminfo findstr xcopy robocopy icacls attrib where nbtstat getmac tracert pathping`
    .split(/\s+/)
    .filter((name) => name !== ''),
);
