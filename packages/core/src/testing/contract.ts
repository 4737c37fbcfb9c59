import { BAD_INPUT_CASES } from './cases/bad-input-cases.js';
import { BLOCKING_CASES } from './cases/blocking-cases.js';
import { BODY_CASES } from './cases/body-cases.js';
import { CLIENT_CASES } from './cases/client-cases.js';
import { CLOUD_CASES } from './cases/cloud-cases.js';
import { DECOY_CASES } from './cases/decoy-cases.js';
import { EVENT_CASES } from './cases/event-cases.js';
import { EXCEPTION_CASES } from './cases/exception-cases.js';
import { FLOOD_CASES } from './cases/flood-cases.js';
import { FORMAT_CASES, HPP_CASES } from './cases/hpp-cases.js';
import { HTTP2_CASES } from './cases/http2-cases.js';
import { LEAK_CASES } from './cases/leak-cases.js';
import { LIMIT_CASES } from './cases/limit-cases.js';
import { MODEL_CASES } from './cases/model-cases.js';
import { PAIRWISE_CASES } from './cases/pairwise-cases.js';
import { PATH_CASES } from './cases/path-cases.js';
import { PROXY_CASES } from './cases/proxy-cases.js';
import { CONFIGURED_READING_CASES, READING_CASES } from './cases/reading-cases.js';
import { READY_CASES } from './cases/ready-cases.js';
import { TRAFFIC_CASES } from './cases/traffic-cases.js';
import { UPGRADE_CASES } from './cases/upgrade-cases.js';
import type { ContractCase } from './harness.js';

/** Everything that every adapter promises. */
export const CONTRACT: readonly ContractCase[] = [
  ...READING_CASES,
  ...CONFIGURED_READING_CASES,
  ...PAIRWISE_CASES,
  ...BODY_CASES,
  ...LIMIT_CASES,
  ...BLOCKING_CASES,
  ...EVENT_CASES,
  ...CLIENT_CASES,
  ...PROXY_CASES,
  ...FLOOD_CASES,
  ...PATH_CASES,
  ...DECOY_CASES,
  ...HPP_CASES,
  ...FORMAT_CASES,
  ...EXCEPTION_CASES,
  ...MODEL_CASES,
  ...TRAFFIC_CASES,
  ...HTTP2_CASES,
  ...UPGRADE_CASES,
  ...READY_CASES,
  ...CLOUD_CASES,
  ...LEAK_CASES,
  ...BAD_INPUT_CASES,
];
