import { VERSION } from '../../version.js';
import type { SecurityEvent } from '../security-event.js';
import { kindOf } from '../taxonomy.js';
import { toJsonText } from './visible.js';

/** The version of the schema that objects follow: https://schema.ocsf.io/1.8.0/classes/detection_finding */
const SCHEMA_VERSION = '1.8.0';

const FINDINGS = 2;
const DETECTION_FINDING = 2004;
const CREATE = 1;
const BLOCKED = { action_id: 2, action: 'Denied', disposition_id: 2, disposition: 'Blocked' };
const LOGGED = { action_id: 3, action: 'Observed', disposition_id: 17, disposition: 'Logged' };

/** A Detection Finding of the Open Cybersecurity Schema Framework. */
export function toOcsf(event: SecurityEvent): string {
  const { title } = kindOf(event.check);
  const isLogged = event.action === 'logged';
  return toJsonText({
    category_uid: FINDINGS,
    category_name: 'Findings',
    class_uid: DETECTION_FINDING,
    class_name: 'Detection Finding',
    activity_id: CREATE,
    activity_name: 'Create',
    type_uid: DETECTION_FINDING * 100 + CREATE,
    time: event.time.getTime(),
    timezone_offset: -event.time.getTimezoneOffset(),
    severity_id: isLogged ? 3 : 4,
    severity: isLogged ? 'Medium' : 'High',
    status_id: 1,
    is_alert: true,
    confidence_score: Math.round(event.score * 100),
    message: event.explanation,
    ...(isLogged ? LOGGED : BLOCKED),
    metadata: {
      version: SCHEMA_VERSION,
      profiles: ['security_control'],
      product: { name: '@rasp', vendor_name: 'rasp', version: VERSION },
      log_name: event.application,
      correlation_uid: event.requestId,
    },
    finding_info: {
      uid: `${event.requestId}:${event.check}:${event.location}`,
      title,
      types: [event.type],
      analytic: { name: event.check, type_id: event.score < 1 ? 4 : 1 },
      created_time: event.time.getTime(),
    },
    attacks: [attackOf(event.attack)],
    vulnerabilities: [{ cwe: { uid: `CWE-${event.cwe}` } }],
    evidences: [evidenceOf(event)],
    unmapped: unmappedOf(event),
  });
}

/** `T1059.007` is a technique and its part. */
function attackOf(technique: string): object {
  const [uid = technique] = technique.split('.');
  return { technique: { uid }, ...(uid === technique ? {} : { sub_technique: { uid: technique } }) };
}

function evidenceOf({ address, method, target, payload, location, path }: SecurityEvent): object {
  const [route = '', query] = target.split(/\?(.*)/s);
  return {
    ...(address === '' ? {} : { src_endpoint: { ip: address } }),
    http_request: {
      http_method: method,
      url: { path: route === '' ? '/' : route, ...(query === undefined ? {} : { query_string: query }) },
    },
    data: { location, parameter: path, payload },
  };
}

function unmappedOf({ application, country, mode, action, revision, steps, alsoIn }: SecurityEvent): object {
  return { application, country, mode, action, revision, steps, also_in: alsoIn };
}
