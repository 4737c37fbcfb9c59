import type { MetadataJson } from 'libphonenumber-js/core';
import type { IsPhoneNumber } from './phones.js';

/** A number of the plan is a number that some country's plan has; undefined while it is not loaded. */
let isOfPlan: IsPhoneNumber | undefined;
let loading: Promise<void> | undefined;

/** Loads the numbering plans, once for the process: only who looks for phone numbers has them in memory. */
export function loadPhonePlan(): Promise<void> {
  loading ??= importPlan();
  return loading;
}

/** Whether a number is one; none is before the plans are loaded. */
export const isPhoneNumber: IsPhoneNumber = (number) => isOfPlan?.(number) === true;

async function importPlan(): Promise<void> {
  const [{ parsePhoneNumberFromString }, { default: metadata }] = await Promise.all([
    import('libphonenumber-js/core'),
    import('libphonenumber-js/min/metadata'),
  ]);
  // For CommonJS it is typed as the JSON that it is, whose lists are no tuples.
  const plan = metadata as unknown as MetadataJson;
  isOfPlan = (number) => parsePhoneNumberFromString(number, plan)?.isValid() === true;
}
