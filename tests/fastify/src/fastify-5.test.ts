import { describeAdapter } from '@rasp/core/testing';
import { afterAll, describe, it } from 'vitest';
import { fastifyHarness } from './harness.js';

describeAdapter(fastifyHarness, { describe, it, afterAll });
