import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConfigError, type ConfigFault } from './fault.js';
import { readJsonText } from './json-text.js';
import { isObject } from './kinds.js';
import { type LayerReading, readLayer } from './layer.js';

/** Reads a configuration file at start, when nothing may run before it is in force. */
export function readTextSync(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new ConfigError(path, [unreadable(path, describeSystemError(error))]);
  }
}

/** The whole path: a relative one belongs to the folder that the process was started in, which is often another one. */
export function unreadable(path: string, reason: string): ConfigFault {
  return { path: '', value: '', expected: `${resolve(path)} cannot be read: ${reason}` };
}

/** Reads the text of a configuration file: the keys at its top, or inside `config` as the cloud sends them. */
export function readTextLayer(source: string): LayerReading {
  const json = readJsonText(source);
  if ('faults' in json) return failedReading(...json.faults);
  return readLayer('file', unwrap(json.value));
}

/** A file saved from the cloud's answer has a `blacklist` beside `config`; it is state, not configuration. */
function unwrap(value: unknown): unknown {
  if (!isObject(value) || !Object.hasOwn(value, 'config')) return value;
  const { config, blacklist: _state, $schema: _editor, ...others } = value;
  return Object.keys(others).length === 0 ? config : value;
}

function failedReading(...faults: readonly ConfigFault[]): LayerReading {
  return { layer: { origin: 'file', values: new Map() }, faults, warnings: [] };
}

/** `ENOENT: no such file or directory`, without the path, which the error that holds it names already. */
export function describeSystemError(error: unknown): string {
  return error instanceof Error ? (error.message.split(', ')[0] ?? error.message) : String(error);
}
