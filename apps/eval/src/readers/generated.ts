import type { Attack } from '../attacks/attack.js';
import { GENERATORS, MUTATORS } from '../attacks/index.js';
import { readExecutions } from '../executions.js';
import { digest } from '../parts.js';
import { createRandom, type Random } from '../random.js';
import type { Sample } from '../sample.js';
import type { Selection } from '../selection.js';

/** Own texts of a generator, and as many again with one to three mutations. */
export const ATTACKS_PER_GENERATOR = 400;
const MUTATIONS_AT_MOST = 3;
/** Texts padded with 100 KB are all alike: a tenth of them shows what padding does, in a tenth of the memory. */
const LONG = 20_000;
const LONG_SHARE = 0.1;

/** Generated attacks; the unit is the generator. Those that were executed and did nothing are left out. */
export function* readGenerated(_folder: string, selection: Selection): Generator<Sample> {
  const executions = readExecutions();
  for (const { family, name } of GENERATORS) {
    const unit = `generator:${family}/${name}`;
    if (!selection.wants(unit)) continue;
    for (const attack of writeAttacks(family, name)) {
      const execution = executions.get(executionKey(attack));
      if (execution?.works === false) continue;
      yield toSample(attack, unit, execution?.works === true ? `executed: ${execution.how}` : 'not executed');
    }
  }
}

/** The attacks of one generator with their mutations: always the same ones. */
export function* writeAttacks(family: string, name: string): Generator<Attack> {
  const generator = GENERATORS.find((one) => one.family === family && one.name === name);
  if (generator === undefined) return;
  const random = createRandom(`generate/${family}/${name}`);
  for (const attack of generator.generate(random.fork('own'), ATTACKS_PER_GENERATOR)) {
    yield attack;
    const mutated = mutate(attack, random);
    if (mutated !== undefined && (mutated.text.length <= LONG || random.chance(LONG_SHARE))) yield mutated;
  }
}

/** What an execution is remembered by. */
export function executionKey({ family, text, position }: Attack): string {
  return digest(JSON.stringify([family, text, position]));
}

function mutate(attack: Attack, random: Random): Attack | undefined {
  const mutators = MUTATORS.filter(({ families }) => families.includes(attack.family));
  if (mutators.length === 0) return undefined;
  let mutated = attack;
  for (let step = 1 + random.below(MUTATIONS_AT_MOST); step > 0; step--) {
    mutated = random.pick(mutators).mutate(mutated, random) ?? mutated;
  }
  return mutated.text === attack.text ? undefined : mutated;
}

function toSample(attack: Attack, unit: string, execution: string): Sample {
  const { family, origin, text, position, mutations } = attack;
  const { location, context, dialect } = position;
  const facts = [execution, dialect, context, mutations.length > 0 ? `mutated: ${mutations.join(', ')}` : undefined];
  return {
    id: `generated/${family}/${origin}/${executionKey(attack)}`,
    corpus: 'generated',
    source: `generated/${origin}`,
    unit,
    family,
    attack: true,
    text,
    ...(location === undefined ? {} : { location }),
    note: facts.filter((fact) => fact !== undefined).join('; '),
  };
}
