import { describeAdapter } from '@rasp/core/testing';
import express from 'express-4';
import { afterAll, describe, it } from 'vitest';
import { createExpressHarness } from './harness.js';

describeAdapter(createExpressHarness('express 4', express), { describe, it, afterAll });
