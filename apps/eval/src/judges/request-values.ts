import { parseContentType } from '../../../../packages/core/src/request/content-type.js';
import { readWholeBody } from '../../../../packages/core/src/request/whole-body.js';
import { collectReading } from '../../../../packages/core/src/values/collect-body.js';
import { collectHead } from '../../../../packages/core/src/values/collect-head.js';
import type { Value } from '../../../../packages/core/src/values/value.js';
import type { WireRequest } from '../sample.js';

/** Every value that the engine reads in a request, whatever its configuration. */
export function requestValues({ target, headers, body }: WireRequest): Value[] {
  const values = collectHead({ target, rawHeaders: Object.entries(headers).flat() }).values;
  if (body === '') return values;
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  const { readings } = readWholeBody(Buffer.from(body), parseContentType(type));
  return [...values, ...readings.flatMap((reading) => collectReading(reading).values)];
}
