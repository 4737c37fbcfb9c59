import { commandGenerator } from '../command-generator.js';

/** A newline separates as a semicolon does; those who filter separators forget it. */
export const newline = commandGenerator({
  name: 'newline',
  rules: {
    start: [
      '{leave}{line}{harm}{line}{end}',
      '{leave}{line}{harm}{end}',
      '{leave}{line}{harm}{line}{harm}{line}#{quote}',
    ],
    line: ['\n', '\n\n', ' \n ', '\n\t', '\n  '],
  },
});
