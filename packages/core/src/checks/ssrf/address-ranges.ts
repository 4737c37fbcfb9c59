// Data: addresses and names that are not the public internet, by the registries that say so.

/** What lies behind an address that is not public. */
export type Zone = 'loopback' | 'private' | 'metadata' | 'reserved';

/** One block of addresses: `base` as a number, `bits` of it fixed. */
export interface Block {
  readonly base: number;
  readonly bits: number;
  readonly zone: Zone;
}

const block = (base: string, bits: number, zone: Zone): Block => ({
  base: base.split('.').reduce((sum, part) => sum * 256 + Number(part), 0),
  bits,
  zone,
});

/**
 * IANA IPv4 Special-Purpose Address Registry, what is not globally reachable, without the blocks for documentation.
 * https://www.iana.org/assignments/iana-ipv4-special-registry
 * Metadata services first; theirs by the providers' own documentation (AWS, Google, Azure and OpenStack; Alibaba; Oracle;
 * Azure's wire server has a public address that only leads to the host).
 */
export const IPV4_BLOCKS: readonly Block[] = [
  block('169.254.169.254', 32, 'metadata'),
  block('169.254.170.0', 24, 'metadata'),
  block('100.100.100.200', 32, 'metadata'),
  block('192.0.0.192', 32, 'metadata'),
  block('168.63.129.16', 32, 'metadata'),
  block('0.0.0.0', 32, 'loopback'),
  block('127.0.0.0', 8, 'loopback'),
  block('10.0.0.0', 8, 'private'),
  block('172.16.0.0', 12, 'private'),
  block('192.168.0.0', 16, 'private'),
  block('169.254.0.0', 16, 'private'),
  block('100.64.0.0', 10, 'private'),
  block('192.0.0.0', 24, 'reserved'),
  block('198.18.0.0', 15, 'reserved'),
];

/** Top-level names that no public name server answers: RFC 6761, 6762 with its appendix G, 8375, ICANN on `internal`, Consul's own. */
export const LOCAL_SUFFIXES: ReadonlyMap<string, Zone> = new Map([
  ['localhost', 'loopback'],
  ['localdomain', 'loopback'],
  ['localdomain4', 'loopback'],
  ['localdomain6', 'loopback'],
  ['local', 'private'],
  ['internal', 'private'],
  ['intranet', 'private'],
  ['private', 'private'],
  ['corp', 'private'],
  ['home', 'private'],
  ['lan', 'private'],
  ['svc', 'private'],
  ['consul', 'private'],
  ['home.arpa', 'private'],
]);

/** Whole names: what Debian's and Red Hat's /etc/hosts call the loopback, and public names that only lead there. */
export const LOOPBACK_NAMES: ReadonlySet<string> = new Set([
  ...['localhost4', 'localhost6', 'ip6-localhost', 'ip6-loopback', 'ipv6-localhost', 'ipv6-loopback', 'loopback'],
  // Their operators publish them for development: every name below answers 127.0.0.1.
  ...['localtest.me', 'lvh.me', 'vcap.me', 'lacolhost.com', 'localho.st', 'localh.st', 'fuf.me', 'yoogle.com'],
  ...['local.sisteminha.com', 'spoofed.burpcollaborator.net', 'localhost.direct'],
]);

/** The API server's own service, which every Kubernetes cluster has ("DNS for Services and Pods", short forms). */
export const CLUSTER_NAMES: ReadonlySet<string> = new Set(['kubernetes', 'kubernetes.default']);

/** Public name servers that answer with the address that a name spells, by their own documentation: in hexadecimal, in IPv6. */
export const SPELLING_OWNERS: ReadonlySet<string> = new Set(['nip.io', 'sslip.io']);

/** Names of metadata services, by the documentation of Google Cloud, EC2, Tencent, Equinix, Rancher and IBM Cloud. */
export const METADATA_NAMES: ReadonlySet<string> = new Set([
  ...['metadata', 'instance-data', 'metadata.google.internal', 'metadata.goog', 'instance-data.ec2.internal'],
  ...['metadata.tencentyun.com', 'metadata.packet.net', 'metadata.platformequinix.com', 'rancher-metadata'],
  'api.metadata.cloud.ibm.com',
]);

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** WHATWG URL, 3.4: for these any number of slashes, either way round, leads to a host. */
export const SPECIAL_SCHEMES = words('http https ftp ws wss');

/**
 * Schemes that some library on a server opens: curl(1), PHP's wrappers, java.net.URL and JNDI's providers, git, and the
 * connection strings of databases, queues and application servers. `capacitor://localhost` and `exp://` are a device's own and not among them.
 */
export const FETCHED_SCHEMES = words(`
http https ftp ws wss dict file ftps gopher gophers imap imaps ldap ldaps mqtt pop3 pop3s pop rtmp rtmpe rtmps rtmpt rtsp
scp sftp smb smbs smtp smtps telnet tftp ssh ssh2 ssh2.exec ssh2.sftp ssh2.shell ssh2.tunnel ssh2.scp ogg expect netdoc
jar rmi iiop iiopname corbaname dns nis nfs git svn svn+ssh git+ssh rsync irc ircs nntp news xri acap local_file
redis rediss mongodb mongodb+srv mysql mariadb postgres postgresql mssql sqlserver oracle amqp amqps kafka memcached
memcache nats zookeeper couchdb elasticsearch docker unix tcp udp ssl tls socks socks4 socks5 socks5h http2 h2 h2c webdav
dav davs afp cifs finger whois feed ldapi icap coap coaps t3 t3s bolt bolt+s neo4j neo4j+s cassandra clickhouse etcd zk
ipp ipps hls+http hls+https git+http git+https svn+http svn+https
`);

/** Prefixes that Java, PHP, feed readers and ffmpeg (ffmpeg-protocols(1)) put before a whole URL. */
export const URL_PREFIXES = words(`
url jar feed view-source netdoc jdbc zip compress.zlib compress.bzip2 jndi h2 async cache concat crypto hls
`);

/** Public Suffix List aside: a name in use has at most so many characters (RFC 1035, 2.3.4). */
export const MAX_HOST = 253;
