/** A bar on stderr; nothing where stderr is no terminal. */
export interface Progress {
  step(label: string): void;
  done(): void;
}

const REDRAW_MS = 100;
const WIDTH = 30;

/** Shows how far a run of `total` steps is. */
export function createProgress(total: number, stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) return { step() {}, done() {} };
  const started = Date.now();
  let steps = 0;
  let drawn = 0;
  return {
    step(label) {
      steps += 1;
      const now = Date.now();
      if (now - drawn < REDRAW_MS) return;
      drawn = now;
      const share = Math.min(1, steps / total);
      const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '·');
      const left = Math.round(((now - started) / share - (now - started)) / 1000);
      stream.write(
        `\r${bar} ${Math.round(share * 100)} % ${steps}/${total}, ${left} s left, ${label}`.padEnd(100).slice(0, 100),
      );
    },
    done() {
      stream.write(`\r${''.padEnd(100)}\r`);
    },
  };
}
