/** What a framework's router has chosen for a request before any handler runs. */
export interface MatchedRoute {
  /** The router's own pattern, `/users/:id`; empty where it has none for this path and method. */
  readonly path: string;
}

/** What a framework can say of the way of a request; each is asked only when it matters. */
export interface Routed {
  /** Whether it is known already that the framework itself will answer that there is no such route: nothing else can. */
  hasNoRoute?(): boolean;
  /** Left out where nothing is known before handlers have run. */
  route?(): MatchedRoute;
  /** What the route says of its parameters, in the shape of Fastify's schemas; undefined where it says nothing. */
  schema?(): unknown;
  /**
   * Asked when an answer of 404 or 405 is about to begin: whether it is the framework's own, because nothing of the
   * application answered. An application's own 404, whoever made it, is its answer.
   */
  fellThrough?(): boolean;
}
