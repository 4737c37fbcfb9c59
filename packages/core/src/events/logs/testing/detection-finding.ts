/**
 * Detection Finding (2004) of OCSF 1.8.0, after https://schema.ocsf.io/1.8.0/classes/detection_finding with the profile
 * `security_control`: all that is required, the types and enumerations of what we send, and no attribute that the
 * schema does not have.
 */
const text = { type: 'string' };
const integer = { type: 'integer' };
const oneOf = (...values: readonly (string | number)[]) => ({ enum: values });

function object(properties: Readonly<Record<string, object>>, required: readonly string[] = []): object {
  return { type: 'object', properties, required, additionalProperties: false };
}

const listOf = (items: object): object => ({ type: 'array', items, minItems: 1 });
const upTo = (last: number): readonly number[] => [...Array.from({ length: last + 1 }, (_, index) => index), 99];

export const DETECTION_FINDING_SCHEMA = object(
  {
    activity_id: oneOf(...upTo(3)),
    activity_name: text,
    category_uid: oneOf(2),
    category_name: oneOf('Findings'),
    class_uid: oneOf(2004),
    class_name: oneOf('Detection Finding'),
    type_uid: oneOf(200400, 200401, 200402, 200403, 200499),
    time: integer,
    timezone_offset: integer,
    severity_id: oneOf(...upTo(6)),
    severity: oneOf('Unknown', 'Informational', 'Low', 'Medium', 'High', 'Critical', 'Fatal', 'Other'),
    status_id: oneOf(...upTo(6)),
    is_alert: { type: 'boolean' },
    confidence_score: integer,
    message: text,
    action_id: oneOf(...upTo(4)),
    action: oneOf('Unknown', 'Allowed', 'Denied', 'Observed', 'Modified', 'Other'),
    disposition_id: oneOf(...upTo(27)),
    disposition: text,
    metadata: object(
      {
        version: oneOf('1.8.0'),
        profiles: listOf(oneOf('security_control')),
        product: {
          ...object({ name: text, vendor_name: text, version: text, uid: text }),
          anyOf: [{ required: ['name'] }, { required: ['uid'] }],
        },
        log_name: text,
        correlation_uid: text,
      },
      ['product', 'version'],
    ),
    finding_info: object(
      {
        uid: { type: 'string', minLength: 1 },
        title: text,
        types: listOf(text),
        analytic: object({ name: text, type_id: oneOf(...upTo(11)) }, ['type_id', 'name']),
        created_time: integer,
      },
      ['uid'],
    ),
    attacks: listOf({
      ...object({ technique: object({ uid: text, name: text }), sub_technique: object({ uid: text, name: text }) }),
      anyOf: [{ required: ['technique'] }, { required: ['sub_technique'] }],
    }),
    vulnerabilities: listOf(object({ cwe: object({ uid: text }, ['uid']) }, ['cwe'])),
    evidences: listOf(
      object(
        {
          src_endpoint: object({ ip: text }, ['ip']),
          http_request: object({ http_method: text, url: object({ path: text, query_string: text }, ['path']) }),
          data: { type: 'object' },
        },
        ['data'],
      ),
    ),
    unmapped: { type: 'object' },
  },
  ['activity_id', 'category_uid', 'class_uid', 'finding_info', 'metadata', 'severity_id', 'time', 'type_uid'],
);
