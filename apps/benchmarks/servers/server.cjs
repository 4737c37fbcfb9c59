// One server in a process of its own: `node server.cjs FRAMEWORK PROTECTION`, protection `bare`, `rasp` or `zen`.
// Zen hooks modules before they load: its process is started with `--require @aikidosec/firewall/instrument`.
const { performance } = require('node:perf_hooks');
const { APPLICATIONS } = require('./applications.cjs');

const [framework, protection] = process.argv.slice(2);
const SILENT = { info() {}, warn() {}, error() {} };
// The load comes from one address; everything else as it is by default.
const OPTIONS = { config: JSON.parse(process.env.RASP_BENCHMARK_CONFIG ?? '{}'), logger: SILENT };

/** What the framework is given, and the engine behind it once there is one. */
function createProtection() {
  if (protection !== 'rasp') return { protect: undefined, engine: () => undefined };
  if (framework === 'fastify') {
    let engine;
    const { rasp } = require('@rasp/fastify');
    const plugin = Object.assign(
      async (app, options) => {
        await app.register(rasp, options);
        engine = app.rasp;
      },
      { [Symbol.for('skip-override')]: true },
    );
    return { protect: { plugin, options: OPTIONS }, engine: () => engine };
  }
  if (framework === 'nest') {
    const { RaspModule, RASP } = require('@rasp/nest');
    const module = RaspModule.forRoot(OPTIONS);
    let engine;
    const provider = module.providers.find(({ provide }) => provide === RASP);
    const create = provider.useFactory;
    provider.useFactory = async (...parameters) => {
      engine = await create(...parameters);
      return engine;
    };
    return { protect: module, engine: () => engine };
  }
  const { rasp } = require(`@rasp/${framework}`);
  const middleware = rasp(OPTIONS);
  return { protect: middleware, engine: () => middleware.rasp };
}

async function main() {
  const { protect, engine } = createProtection();
  findEngine = engine;
  const listen = await APPLICATIONS[framework](protect);
  const server = listen(0, async function announce() {
    await engine()?.ready;
    const { port } = (this ?? server).address();
    process.send({ kind: 'ready', port, readyMs: performance.now() });
  });
}

/** What the protection has seen, and what it leaves out; empty where there is none of ours. */
function toStatus(engine) {
  if (engine === undefined) return {};
  const { requests, model } = engine.status();
  const { WHITELIST, IGNORE_PATHS } = engine.config();
  return { inspected: requests.inspected, blocked: requests.blocked, model, exempt: [...WHITELIST, ...IGNORE_PATHS] };
}

let findEngine = () => undefined;

process.on('message', ({ kind }) => {
  if (kind === 'status') return void process.send({ kind, ...toStatus(findEngine()) });
  if (kind === 'collect') for (let turn = 0; turn < 4; turn++) globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  process.send({
    kind: 'usage',
    cpuMicros: user + system,
    memoryBytes: process.memoryUsage.rss(),
    heapBytes: process.memoryUsage().heapUsed,
  });
});
process.on('disconnect', () => process.exit(0));

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
