import type { MaybePromise } from '../maybe-promise.js';
import type { Window } from './features.js';

/** What runs a model: the rows of each window's n-grams to its scores. */
export interface Runner {
  readonly runtime: 'builtin' | 'onnxruntime';
  /**
   * Scores of each window, one a label, windows one after the other. One call for all of them.
   * Throws or rejects where the model does; what comes back is not looked at yet.
   */
  run(windows: readonly Window[]): MaybePromise<Float32Array>;
}

/** The n-grams of all windows in one rectangle, short ones filled up with row 0, which says nothing. */
export interface Batch {
  readonly rows: Int32Array;
  readonly length: number;
  /** What a window's sum is multiplied with, so that long windows are not louder than short ones. */
  readonly scales: Float32Array;
}

export function toBatch(windows: readonly Window[]): Batch {
  let length = 1;
  for (const { rows } of windows) length = Math.max(length, rows.length);
  const rows = new Int32Array(windows.length * length);
  const scales = new Float32Array(windows.length);
  for (let index = 0; index < windows.length; index++) {
    const window = windows[index] as Window;
    rows.set(window.rows, index * length);
    scales[index] = 1 / Math.sqrt(Math.max(1, window.rows.length));
  }
  return { rows, length, scales };
}
