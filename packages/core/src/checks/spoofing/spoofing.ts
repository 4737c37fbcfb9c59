import type { DetectInHead, RequestCheck, RequestDetection, RequestHead } from '../request-check.js';
import { collectHostHeaders, type NamedHost, toForwardedHosts, toTargetHost } from './named-hosts.js';
import { OwnHosts } from './own-hosts.js';

/** Refuses requests that name another host than those of `HOSTS`: in links and caches such a name would come back. */
export const spoofing: RequestCheck = {
  id: 'spoofing',
  title: 'Host spoofing',
  cwe: 290,
  attack: 'T1190',
  prepare: ({ config }) => (config.HOSTS.length === 0 ? undefined : toDetect(new OwnHosts(config.HOSTS))),
};

function toDetect(own: OwnHosts): DetectInHead {
  return (head) => {
    const named = collectHostHeaders(head);
    const repeated = named.filter(({ where }) => where !== ':authority')[1];
    if (repeated !== undefined) return toDetection(repeated, 'A request has one Host header (RFC 9112, section 3.2).');
    if (named.length === 0) return toDetection({ where: 'Host', host: '' }, 'The request names no host.');
    const stranger = hostsThatCount(head, named).find(({ host }) => !own.has(host));
    return stranger && toDetection(stranger, `${stranger.where} names none of HOSTS.`);
  };
}

/** A trusted proxy that forwards a host speaks to us under another name, often an internal one. */
function hostsThatCount(head: RequestHead, named: readonly NamedHost[]): readonly NamedHost[] {
  const forwarded = head.isForwarded ? toForwardedHosts(head) : [];
  const target = toTargetHost(head.target);
  const ours = forwarded.length > 0 ? forwarded : named;
  return target === undefined ? ours : [...ours, target];
}

function toDetection({ where, host }: NamedHost, explanation: string): RequestDetection {
  return {
    location: 'host',
    path: where,
    payload: host,
    certainty: 'certain',
    start: 0,
    end: host.length,
    context: 'the host that the request names',
    explanation,
  };
}
