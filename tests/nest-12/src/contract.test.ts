import { describeAdapter } from '@rasp/core/testing';
import { createNestHarnesses } from '@rasp/test-nest-application';
import { afterAll, describe, it } from 'vitest';

for (const harness of createNestHarnesses('12')) describeAdapter(harness, { describe, it, afterAll });
