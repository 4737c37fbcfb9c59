export type { AgentReport, Beacon, RequestTotals, SharedEntry, Telemetry } from './agent/protocol.js';
export { MAX_CURSOR_LENGTH, MAX_ENTRIES } from './agent/protocol.js';
export { type ConfigCheck, checkRemoteConfig, SEED_KEYS } from './config/check-config.js';
export { type ConfigFault, describeFault } from './config/fault.js';
export { CONFIG_KEYS, type Config, type ConfigKey } from './config/schema.js';
export { normalizeAddress } from './request/address.js';
export { isSpecialAddress } from './state/special-addresses.js';
