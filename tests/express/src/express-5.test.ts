import { describeAdapter } from '@rasp/core/testing';
import express from 'express';
import { afterAll, describe, it } from 'vitest';
import { createExpressHarness } from './harness.js';

describeAdapter(createExpressHarness('express 5', express), { describe, it, afterAll });
