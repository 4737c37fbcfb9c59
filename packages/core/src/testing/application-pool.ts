import { toSetup } from './contract-options.js';
import type { AdapterHarness, CaseContext, ContractApplication, PartialSetup } from './harness.js';

/** Starts an application once per setup: most cases share a few of them. */
export class ApplicationPool {
  private readonly shared = new Map<string, Promise<ContractApplication>>();

  constructor(private readonly harness: AdapterHarness) {}

  /** The context of one case, and how to end what it started for itself. */
  open(): { context: CaseContext; release(): Promise<void> } {
    const own: ContractApplication[] = [];
    const context: CaseContext = {
      harness: this.harness,
      application: (setup) => this.share(setup),
      fresh: async (setup) => {
        const application = await this.start(setup);
        own.push(application);
        return application;
      },
    };
    return { context, release: () => closeAll(own) };
  }

  async close(): Promise<void> {
    const started = await Promise.allSettled(this.shared.values());
    await closeAll(started.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])));
  }

  private share(setup: PartialSetup = {}): Promise<ContractApplication> {
    const key = JSON.stringify(setup);
    const known = this.shared.get(key);
    if (known !== undefined) return known;
    const application = this.start(setup);
    this.shared.set(key, application);
    return application;
  }

  private start(setup: PartialSetup | undefined): Promise<ContractApplication> {
    return this.harness.start(toSetup(setup));
  }
}

async function closeAll(applications: readonly ContractApplication[]): Promise<void> {
  await Promise.all(applications.map((application) => application.close()));
}
