import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { MaybePromise } from '../maybe-promise.js';
import { toWindows } from './features.js';
import { assertScores, type Model, readModel, toBuiltinModel } from './load-model.js';
import { createOnnxRunner } from './onnx-runner.js';

/** `ML_RUNTIME`. */
export type Runtime = 'auto' | 'onnxruntime' | 'builtin';

/** Whether a model helps the grammars, for banner and health page. */
export interface ModelState {
  readonly version: string;
  /** What runs it; empty where nothing does. */
  readonly runtime: string;
  /** Why grammars are alone; empty where they are not. */
  readonly fault: string;
}

/**
 * Files do not change while a process runs, and all engines can ask one model: it keeps no state. The files' bytes are
 * not kept. What was damaged may have been replaced when the next engine looks.
 */
const builtin = new Map<string, Model>();

/** The model of one engine: loaded once, again only when another runtime is wanted. Never throws or rejects. */
export class Models {
  readonly #given: string | undefined;
  #runtime: Runtime | undefined;
  #model: Model | undefined;
  #fault = 'not loaded yet';

  /** `folder`: where the model lies; the installed @rasp/models without it. */
  constructor(folder?: string) {
    this.#given = folder;
  }

  /** Undefined where there is none: the grammars go on alone. */
  get model(): Model | undefined {
    return this.#model;
  }

  get state(): ModelState {
    const runtime = this.#model?.runner.runtime ?? '';
    return {
      version: this.#model?.manifest.version ?? '',
      runtime,
      fault: this.#model === undefined ? this.#fault : '',
    };
  }

  /** Loads the model for a runtime: at once for the built-in one, which `auto` means (measured in models/README.md). */
  use(runtime: Runtime): MaybePromise<void> {
    if (runtime === this.#runtime) return undefined;
    this.#runtime = runtime;
    try {
      if (runtime === 'onnxruntime') return this.#useOnnx();
      this.#model = builtinIn(this.#given ?? installedFolder());
    } catch (error) {
      this.#lose(error);
    }
    return undefined;
  }

  async #useOnnx(): Promise<void> {
    try {
      const file = readModel(this.#given ?? installedFolder());
      const runner = await createOnnxRunner(file.bytes);
      const scores = await runner.run(toWindows('a', file.manifest.features, 1));
      assertScores(scores, file.manifest.labels.length);
      if (this.#runtime === 'onnxruntime') this.#model = { manifest: file.manifest, runner };
    } catch (error) {
      this.#lose(error);
    }
  }

  #lose(error: unknown): void {
    this.#model = undefined;
    const message = error instanceof Error ? error.message : String(error);
    this.#fault = message.split('\n')[0] as string;
  }
}

/**
 * Looked up when it is wanted, not imported: a package that was left out of an image, or that a bundler did not copy,
 * must cost the model and not the application. Looked for beside us, where package managers put it.
 */
function installedFolder(): string {
  try {
    return dirname(createRequire(import.meta.url).resolve('@rasp/models'));
  } catch {
    throw new Error('@rasp/models is not installed');
  }
}

function builtinIn(folder: string): Model {
  const known = builtin.get(folder);
  if (known !== undefined) return known;
  const model = toBuiltinModel(readModel(folder));
  builtin.set(folder, model);
  return model;
}
