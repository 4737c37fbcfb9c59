import { commandGenerator } from '../command-generator.js';

/** A value, a separator, a command: the way every tutorial writes it. */
export const separated = commandGenerator({
  name: 'separated',
  rules: { start: ['{leave}{sep}{harm}{end}', '{leave}{sep}{harm}{sep}{harm}{end}'] },
});
