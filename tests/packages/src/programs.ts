/** What an application does with an adapter: as little code as its README shows, in one framework. */
export interface Framework {
  readonly name: 'express' | 'fastify' | 'koa' | 'nest';
  /** Installed beside the adapter. */
  readonly dependencies: Readonly<Record<string, string>>;
  /** What the program needs, by module: names, or a default import. */
  readonly imports: readonly (readonly [names: string, module: string])[];
  /** Starts the application; leaves its address in `url` and its end in `stop`. */
  readonly start: string;
}

const LISTEN = `
const server = await new Promise((resolve) => { const one = app.listen(0, '127.0.0.1', () => resolve(one)); });
const url = 'http://127.0.0.1:' + server.address().port;
const stop = () => server.close();`;

export const FRAMEWORKS: readonly Framework[] = [
  {
    name: 'express',
    dependencies: { express: '5.3.0' },
    imports: [
      ['express', 'express'],
      ['{ rasp }', '@rasp/express'],
    ],
    start: `
const app = express();
app.use(rasp());
app.get('/', (request, response) => response.send('hello'));${LISTEN}`,
  },
  {
    name: 'koa',
    dependencies: { koa: '3.3.0' },
    imports: [
      ['Koa', 'koa'],
      ['{ rasp }', '@rasp/koa'],
    ],
    start: `
const app = new Koa();
app.use(rasp());
app.use((context) => { context.body = 'hello'; });${LISTEN}`,
  },
  {
    name: 'fastify',
    dependencies: { fastify: '5.12.8' },
    imports: [
      ['{ fastify }', 'fastify'],
      ['{ rasp }', '@rasp/fastify'],
    ],
    start: `
const app = fastify();
await app.register(rasp);
app.get('/', () => 'hello');
const url = await app.listen({ port: 0, host: '127.0.0.1' });
const stop = () => app.close();`,
  },
  {
    name: 'nest',
    dependencies: {
      '@nestjs/common': '11.2.10',
      '@nestjs/core': '11.2.10',
      '@nestjs/platform-express': '11.2.10',
      'reflect-metadata': '0.2.2',
      rxjs: '7.8.2',
    },
    imports: [
      ['{ Controller, Get, Module }', '@nestjs/common'],
      ['{ NestFactory }', '@nestjs/core'],
      ['{ RaspModule }', '@rasp/nest'],
    ],
    start: `
class Hello { hello() { return 'hello'; } }
Get()(Hello.prototype, 'hello', Object.getOwnPropertyDescriptor(Hello.prototype, 'hello'));
Controller()(Hello);
class App {}
Module({ imports: [RaspModule.forRoot()], controllers: [Hello] })(App);
const app = await NestFactory.create(App, { logger: false });
await app.listen(0, '127.0.0.1');
const url = await app.getUrl();
const stop = () => app.close();`,
  },
];

const ASK = `
const harmless = await fetch(url + '/?q=hello');
const attack = await fetch(url + '/?q=' + encodeURIComponent("1' OR '1'='1"));
console.log('answers', harmless.status, await harmless.text(), attack.status, await attack.text());
await stop();`;

/** What a program prints when the harmless request is served and the attack blocked. */
export const EXPECTED = 'answers 200 hello 403 Blocked';

/** The program as an ES module. */
export function toEsm({ imports, start }: Framework): string {
  return `${imports.map(([names, module]) => `import ${names} from '${module}';`).join('\n')}${start}${ASK}`;
}

/** The program as a CommonJS script. */
export function toCommonJs({ imports, start }: Framework): string {
  return `${toRequires(imports)}\n(async () => {${start}${ASK}})();`;
}

/** The program as a Jest test. */
export function toJest({ imports, start }: Framework): string {
  const ask = `
expect((await fetch(url + '/?q=hello')).status).toBe(200);
expect((await fetch(url + '/?q=' + encodeURIComponent("1' OR '1'='1"))).status).toBe(403);
await stop();`;
  return `${toRequires(imports)}\ntest('protected', async () => {${start}${ask}});`;
}

/** A program that uses the types of an adapter and of the core. */
export function toTypeScript({ name }: Framework): string {
  const adapter =
    name === 'nest'
      ? `import { RaspModule } from '@rasp/nest';\nexport const module = RaspModule.forRoot({ conf: 'rasp.json' });`
      : `import { rasp } from '@rasp/${name}';\nexport const plugin = rasp;`;
  return `${adapter}
import { ConfigError, createRasp, type RaspOptions, type SecurityEvent } from '@rasp/core';
const options: RaspOptions = { config: { SECURITY_CHECKS: { xss: 3 }, LOG_FORMAT: 'Syslog' } };
const engine = createRasp(options);
engine.on('attack', (event: SecurityEvent) => console.log(event.type, event.explanation));
export const fault: typeof ConfigError = ConfigError;
// @ts-expect-error A key that does not exist is refused by the types.
createRasp({ config: { NO_SUCH_KEY: 1 } });
`;
}

function toRequires(imports: Framework['imports']): string {
  return imports.map(([names, module]) => `const ${names} = require('${module}');`).join('\n');
}
