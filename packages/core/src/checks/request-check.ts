import type { IncomingHttpHeaders } from 'node:http';
import type { Revision } from '../config/revision.js';
import type { Routed } from '../request/routed.js';
import type { Serving } from '../routes/route-tree.js';
import type { Location } from '../values/value.js';
import type { Detection } from './check.js';

/** What a request check may know: the head of a request, and who hands it to us. */
export interface RequestHead {
  /** As the client wrote it; methods are told apart by case. */
  readonly method: string;
  /** The request target as the client wrote it, before any router rewrote it. */
  readonly target: string;
  /** Names and values in turn, as they came; those of HTTP/2 with its pseudo-headers. */
  readonly rawHeaders: readonly string[];
  /** By lower-case name. Text of the client: what it inherits from `Object.prototype` is no header. */
  readonly headers: IncomingHttpHeaders;
  /** Whoever speaks to us is a proxy that its owner named: the `X-Forwarded-` headers are its word. */
  readonly isForwarded: boolean;
  /** What the framework can say of the way of this request. */
  readonly routed: Routed;
}

/** What a check saw in a head, and where. `start` and `end` are offsets in `payload`. */
export interface RequestDetection extends Detection {
  readonly location: Location;
  /** Where inside the location: a header's or parameter's name. */
  readonly path: string;
  readonly payload: string;
}

/** What is known of an application's routes. */
export interface KnownRoutes {
  /** How a decoded path is served, by whatever method; in doubt it is served. */
  find(path: string): Serving;
}

/** Judges one head. Linear in its length, answers at once, and never throws: should it, the input is the cause. */
export type DetectInHead = (head: RequestHead) => RequestDetection | undefined;

/**
 * A security module that judges a request's head as a whole, where a `ValueCheck` judges one text at a time.
 * A plain object without state.
 */
export interface RequestCheck {
  /** One id everywhere: folder, configuration key, event type, page in docs/checks. */
  readonly id: string;
  readonly title: string;
  /** CWE number. */
  readonly cwe: number;
  /** MITRE ATT&CK technique. */
  readonly attack: string;
  /** Makes it ready, once for each configuration; undefined where that leaves nothing to look for. */
  prepare(revision: Revision, routes: KnownRoutes): DetectInHead | undefined;
}
