import { isSpecialAddress } from '../../state/special-addresses.js';
import { type CountryDatabase, openDatabase } from './open-database.js';

/** pyrasp's word for an address of an internal network. */
export const PRIVATE = 'Private';

/** What is asked of the engine. */
export interface CountryContext {
  /** Something is not as the owner set it; said once for each database. */
  warn(message: string): void;
}

export interface CountrySettings {
  readonly RESOLVE_COUNTRY: boolean;
  readonly GEOIP_DATABASE: string;
}

/** Names the countries of addresses from a file on this machine; no address ever leaves the process for it. */
export class Country {
  readonly #context: CountryContext;
  readonly #names = new Map<string, string>();
  readonly #english = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  #settings: CountrySettings = { RESOLVE_COUNTRY: false, GEOIP_DATABASE: '' };
  #database: CountryDatabase | undefined;
  #opening: Promise<void> | undefined;

  constructor(context: CountryContext) {
    this.#context = context;
  }

  /** While the database is being opened: when it is, or has failed to. */
  get whenOpen(): Promise<void> | undefined {
    return this.#opening;
  }

  configure(settings: CountrySettings): void {
    const { RESOLVE_COUNTRY, GEOIP_DATABASE } = settings;
    const isOther = GEOIP_DATABASE !== this.#settings.GEOIP_DATABASE || !RESOLVE_COUNTRY;
    const wasOpen = this.#database !== undefined || this.#opening !== undefined;
    this.#settings = { RESOLVE_COUNTRY, GEOIP_DATABASE };
    if (!isOther) return;
    this.#database = undefined;
    this.#opening = undefined;
    if (wasOpen) this.prepare();
  }

  /** Opens the database in the background, when somebody is going to be told of countries. */
  prepare(): void {
    if (!this.#settings.RESOLVE_COUNTRY || this.#database !== undefined || this.#opening !== undefined) return;
    const { GEOIP_DATABASE } = this.#settings;
    const opening = this.#open(GEOIP_DATABASE).then((database) => {
      if (this.#opening !== opening) return;
      this.#database = database;
      this.#names.clear();
    });
    this.#opening = opening;
  }

  /** The English name, `Private`, or nothing where it is not known (yet). */
  of(address: string): string {
    if (!this.#settings.RESOLVE_COUNTRY || address === '') return '';
    if (isSpecialAddress(address)) return PRIVATE;
    const code = this.#database?.codeOf(address);
    return code === undefined ? '' : this.#nameOf(code);
  }

  #nameOf(code: string): string {
    const known = this.#names.get(code);
    if (known !== undefined) return known;
    const name = this.#english.of(code) ?? code;
    this.#names.set(code, name);
    return name;
  }

  async #open(path: string): Promise<CountryDatabase> {
    try {
      return await openDatabase(path);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (path !== '' || !isMissing(error)) this.#context.warn(`[!] Countries are not named: ${reason}`);
      // Asked again only when the settings change.
      return { codeOf: () => undefined };
    }
  }
}

/** Nobody installed the optional package: that is no fault. */
function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException)?.code === 'MODULE_NOT_FOUND';
}
