import { describeAdapter } from '@rasp/core/testing';
import Koa from 'koa-2';
import { afterAll, describe, it } from 'vitest';
import { createKoaHarness } from './harness.js';

describeAdapter(createKoaHarness('koa 2', Koa), { describe, it, afterAll });
