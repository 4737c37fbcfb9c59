import type { RequestListener } from 'node:http';
import type { Rasp, RaspOptions } from '@rasp/core';
import type { Shop } from '../shop/shop.js';

/** The shop on one framework. */
export interface Site {
  readonly listener: RequestListener;
  /** The engine; undefined on the bare side. */
  readonly rasp: Rasp | undefined;
  close(): Promise<void>;
}

/** `protection` undefined: the same application without its two lines. */
export type Framework = (shop: Shop, protection: RaspOptions | undefined) => Promise<Site>;
