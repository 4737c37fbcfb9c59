import type { PlainRequest } from '@rasp/core/testing';
import type { Doubt } from '../../../../packages/core/src/checks/second-opinion.js';
import type { GateShape } from '../../../../packages/core/src/ml/gate.js';
import { Gate } from '../../../../packages/core/src/ml/gate.js';
import { parseContentType } from '../../../../packages/core/src/request/content-type.js';
import { readWholeBody } from '../../../../packages/core/src/request/whole-body.js';
import { collectReading } from '../../../../packages/core/src/values/collect-body.js';
import { collectHead } from '../../../../packages/core/src/values/collect-head.js';
import { decode } from '../../../../packages/core/src/values/decode.js';
import type { Value } from '../../../../packages/core/src/values/value.js';

/** The texts of each request that are odd enough for the model; requests without any are left out. */
export function toDoubts(requests: readonly PlainRequest[], shape: GateShape): Doubt[][] {
  const gate = new Gate(shape);
  const doubts = requests.map((request) =>
    valuesOf(request).flatMap((value) =>
      decode(value, { base64: true })
        .filter(({ classes }) => gate.isOdd(value.source, classes))
        .map((form) => ({ value, form })),
    ),
  );
  return doubts.filter((some) => some.length > 0);
}

function valuesOf({ target, rawHeaders, body }: PlainRequest): Value[] {
  const { values } = collectHead({ target, rawHeaders });
  if (body.length === 0) return values;
  const at = rawHeaders.findIndex((name, index) => index % 2 === 0 && name.toLowerCase() === 'content-type');
  const { readings } = readWholeBody(body, parseContentType(at < 0 ? undefined : rawHeaders[at + 1]));
  return [...values, ...readings.flatMap((reading) => collectReading(reading).values)];
}
