import { describeAdapter } from '@rasp/core/testing';
import Koa from 'koa';
import { afterAll, describe, it } from 'vitest';
import { createKoaHarness } from './harness.js';

describeAdapter(createKoaHarness('koa 3', Koa), { describe, it, afterAll });
