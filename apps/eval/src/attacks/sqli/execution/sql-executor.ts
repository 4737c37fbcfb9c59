import type { Execution, Executor } from '../../attack.js';
import { undoEncodings } from '../../encodings.js';
import type { Outcome, SqlEngine } from './sql-engine.js';
import { selectLists, type Template, templatesFor, USUAL_COLUMNS } from './templates.js';

/** What must pass beyond the control's time to be a delay; noise of a shared machine stays below it. */
const DELAY_MS = 25;

/** Runs SQL injections in template statements and compares them with what a prepared statement would have done. */
export function sqlExecutor(engine: SqlEngine): Executor {
  const controls = new Map<string, Promise<Outcome>>();
  const control = (sql: string): Promise<Outcome> => {
    if (controls.size > 5_000) controls.clear();
    const known = controls.get(sql) ?? engine.run(sql);
    controls.set(sql, known);
    return known;
  };
  return {
    family: 'sqli',
    name: engine.name,
    missing: () => engine.missing(),
    start: () => engine.start(),
    stop: () => engine.stop(),
    accepts: ({ position }) =>
      position.dialect === engine.dialect && templatesFor(position.context ?? '', engine.dialect).length > 0,
    async run(attack) {
      const text = undoEncodings(attack);
      let last = 'nothing changed';
      for (const template of templatesFor(attack.position.context ?? '', engine.dialect)) {
        const found = await tryTemplate({ engine, control, template, text, context: attack.position.context ?? '' });
        if (found.works) return found;
        last = found.how;
      }
      return { works: false, how: last };
    },
  };
}

interface Trial {
  readonly engine: SqlEngine;
  readonly control: (sql: string) => Promise<Outcome>;
  readonly template: Template;
  readonly text: string;
  readonly context: string;
}

async function tryTemplate(trial: Trial): Promise<Execution> {
  const { engine, template, text } = trial;
  let outcome = await engine.run(template(text, USUAL_COLUMNS));
  let columns = USUAL_COLUMNS;
  if (outcome.kind === 'columns') {
    for (columns of selectLists(engine.dialect)) {
      outcome = await engine.run(template(text, columns));
      if (outcome.kind !== 'columns') break;
    }
  }
  if (outcome.kind === 'syntax' || outcome.kind === 'columns') return { works: false, how: outcome.message };
  return compare(trial, columns, outcome);
}

/** Against the same text as a harmless value: rows, tables, statements, errors, time, and at last the shape. */
async function compare(trial: Trial, columns: string, outcome: Outcome): Promise<Execution> {
  const { engine, control, template, text, context } = trial;
  const harmless = template(harmlessText(text, context), columns);
  const usual = await control(harmless);
  if (usual.kind !== 'done') return { works: false, how: `the control itself fails: ${usual.message}` };
  const say = (what: string): Execution => ({ works: true, how: `${what} in ${engine.name}, ${context}` });
  if (outcome.kind === 'time') return say('runs into the time limit');
  if (outcome.kind !== 'done') return say(`fails while running (${outcome.message.slice(0, 60)})`);
  if (outcome.statements !== usual.statements) return say('another statement runs');
  if (outcome.rows !== usual.rows) return say('other rows');
  if (outcome.state !== usual.state) return say('tables changed');
  if (outcome.millis > usual.millis + DELAY_MS) {
    // A busy machine is slow once, a delay always.
    const again = await engine.run(template(text, columns));
    if (again.kind === 'done' && again.millis > usual.millis + DELAY_MS) return say('takes longer');
  }
  const [shape, plain] = [await engine.shape(template(text, columns)), await engine.shape(harmless)];
  if (shape !== undefined && plain !== undefined && shape !== plain) return say("statement's shape changed");
  return { works: false, how: 'nothing changed' };
}

/** What an application that binds or checks its values would have used. */
function harmlessText(text: string, context: string): string {
  if (context === 'order-by')
    return /^(?:name|id|price|category|stock|\d)\b(?: (?:asc|desc)\b)?/i.exec(text)?.[0] ?? 'id';
  if (context === 'limit') return /^\d+/.exec(text)?.[0] ?? '1';
  if (context.startsWith('identifier')) return /^(?:name|id|price|category|stock)\b/.exec(text)?.[0] ?? 'name';
  if (context.includes('numeric')) return /^-?\d+/.exec(text)?.[0] ?? '1';
  const quote = context === 'string-double' ? '"' : "'";
  return text
    .replaceAll('\\', '')
    .replaceAll('\u0000', '')
    .replaceAll(quote, quote + quote);
}
