import { describeAdapter } from '@rasp/core/testing';
import { createNestHarnesses } from '@rasp/test-nest-application';
import { afterAll, describe, it } from 'vitest';

for (const harness of createNestHarnesses('11')) describeAdapter(harness, { describe, it, afterAll });
