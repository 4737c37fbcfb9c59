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
