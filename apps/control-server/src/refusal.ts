/** What a client asked for is not to be had: a status, and one sentence for its author. */
export class Refusal extends Error {
  constructor(
    readonly statusCode: number,
    message: string,
    /** Each fault, where there are several. */
    readonly faults: readonly string[] = [],
  ) {
    super(message);
  }
}
