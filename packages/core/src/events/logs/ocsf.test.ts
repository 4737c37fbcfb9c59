import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { EVENT_CHECKS } from '../taxonomy.js';
import { toOcsf } from './ocsf.js';
import { DETECTION_FINDING_SCHEMA } from './testing/detection-finding.js';
import { HOSTILE_TEXTS, hostileEvent, sampleEvent } from './testing/sample-event.js';

const validate = new Ajv({ allErrors: true }).compile(DETECTION_FINDING_SCHEMA);

function check(record: string): unknown {
  const finding: unknown = JSON.parse(record);
  validate(finding);
  expect(validate.errors ?? []).toEqual([]);
  return finding;
}

describe('an OCSF Detection Finding', () => {
  it('holds to its class, and says what was found where', () => {
    expect(check(toOcsf(sampleEvent()))).toMatchObject({
      class_uid: 2004,
      type_uid: 200401,
      action: 'Denied',
      disposition: 'Blocked',
      finding_info: { title: 'SQL injection', types: ['sqli'] },
      attacks: [{ technique: { uid: 'T1190' } }],
      vulnerabilities: [{ cwe: { uid: 'CWE-89' } }],
      evidences: [
        {
          src_endpoint: { ip: '203.0.113.7' },
          http_request: { http_method: 'GET', url: { path: '/search', query_string: 'q=1' } },
          data: { location: 'qs_values', parameter: 'q', payload: "1' OR '1'='1" },
        },
      ],
    });
  });

  it.each(EVENT_CHECKS)('holds to its class for %s, logged, without an address', (id) => {
    check(toOcsf(sampleEvent({ type: id, check: id, action: 'logged', address: '', score: 0.5 })));
  });

  it('names a part of a technique as such', () => {
    expect(check(toOcsf(sampleEvent({ attack: 'T1059.007' })))).toMatchObject({
      attacks: [{ technique: { uid: 'T1059' }, sub_technique: { uid: 'T1059.007' } }],
    });
  });

  it.each(HOSTILE_TEXTS)('stays one line of its class with %j everywhere', (text) => {
    const record = toOcsf(hostileEvent(text));
    expect(record).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
    expect(check(record)).toMatchObject({ class_uid: 2004, evidences: [{ data: { payload: text } }] });
  });
});
