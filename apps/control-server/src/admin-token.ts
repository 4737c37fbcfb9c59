import type { Database } from './database.js';
import { createSecret, hashSecret, isSecret } from './secrets.js';

/** The token that opens the API: made at the first start and shown then, kept as a hash. */
export class AdminToken {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A new token where there was none, or where `isRenewed`; the one before ends. Undefined: it was shown once. */
  async create(isRenewed: boolean): Promise<string | undefined> {
    if (this.#hash() !== undefined && !isRenewed) return undefined;
    const token = createSecret();
    await this.#database.write(() =>
      this.#database.run("INSERT OR REPLACE INTO meta VALUES ('admin_token', ?)", hashSecret(token)),
    );
    return token;
  }

  isRight(token: string | undefined): boolean {
    const hash = this.#hash();
    return token !== undefined && hash !== undefined && isSecret(token, hash);
  }

  #hash(): string | undefined {
    return this.#database.get<{ value: string }>("SELECT value FROM meta WHERE name = 'admin_token'")?.value;
  }
}
