import { describe, expect, it } from 'vitest';
import type { Exchange } from '../request/request.js';
import { toInProcessExchange } from '../testing/in-process-exchange.js';
import { type ProxyOddity, Senders } from './senders.js';

const PEER = '192.0.2.1';

interface Told {
  readonly proxies?: number | readonly string[];
  readonly exchange?: Partial<Exchange>;
  readonly headers?: readonly string[];
}

function find({ proxies = [], exchange = {}, headers = [] }: Told) {
  const oddities: ProxyOddity[] = [];
  const senders = new Senders(proxies, (oddity) => oddities.push(oddity));
  const made = toInProcessExchange(
    { method: 'GET', target: '/', rawHeaders: headers, body: Buffer.alloc(0) },
    PEER,
  ).exchange;
  const { client, isForwarded } = senders.find({ ...made, ...exchange });
  return { ...client, isForwarded, oddities };
}

const FORWARDED = ['X-Forwarded-For', '203.0.113.7'];

describe('a sender of whom nobody trusts anything', () => {
  it('is the address of the socket, in its one spelling', () => {
    expect(find({ exchange: { address: '::ffff:192.0.2.9' } })).toMatchObject({
      address: '192.0.2.9',
      key: '192.0.2.9',
      standing: 'known',
      isForwarded: false,
    });
    expect(find({ exchange: { address: 'fe80::1%eth0' } })).toMatchObject({
      address: 'fe80::1',
      key: 'fe80:0:0:0::/64',
    });
  });

  it.each([FORWARDED, ['Forwarded', 'for=203.0.113.7'], ['X-Real-IP', '203.0.113.7']])(
    'is an unnamed proxy with %s, and that is told',
    (...headers) => {
      expect(find({ headers })).toMatchObject({
        address: PEER,
        standing: 'unnamed-proxy',
        oddities: ['unnamed-proxy'],
      });
    },
  );

  it('is nobody on a Unix socket, forwarded header or not', () => {
    expect(find({ exchange: { address: undefined }, headers: FORWARDED })).toEqual({
      isForwarded: false,
      oddities: [],
    });
  });
});

describe('TRUSTED_PROXIES', () => {
  it('finds the client behind its proxies', () => {
    expect(find({ proxies: [PEER], headers: FORWARDED })).toMatchObject({
      address: '203.0.113.7',
      standing: 'known',
      isForwarded: true,
      oddities: [],
    });
  });

  it('does not believe others, who are known all the same', () => {
    expect(find({ proxies: ['10.0.0.1'], headers: FORWARDED })).toMatchObject({
      address: PEER,
      standing: 'known',
      isForwarded: false,
    });
  });

  it('beats the setting of the framework', () => {
    const exchange = { address: '198.51.100.1', peer: PEER, trusts: () => true };
    expect(find({ proxies: [PEER], exchange, headers: FORWARDED })).toMatchObject({ address: '203.0.113.7' });
    expect(find({ proxies: 0, exchange, headers: FORWARDED })).toMatchObject({ address: PEER, standing: 'known' });
  });

  it('knows a proxy that speaks for itself', () => {
    expect(find({ proxies: [PEER] })).toMatchObject({ address: PEER, standing: 'proxy', isForwarded: true });
  });

  it('that names everybody is told, and what it says is what clients wrote', () => {
    expect(find({ proxies: ['0.0.0.0/0'], headers: FORWARDED })).toMatchObject({
      standing: 'self-written',
      oddities: ['everybody-trusted'],
    });
  });
});

describe('the setting of the framework', () => {
  const trusts = (address: string | undefined): boolean => address === PEER;

  it('names the client', () => {
    const exchange = { address: '203.0.113.7', peer: PEER, trusts };
    expect(find({ exchange, headers: FORWARDED })).toMatchObject({ address: '203.0.113.7', standing: 'known' });
  });

  it('is read with the ports and brackets that it passes on', () => {
    const exchange = { address: '[2001:DB8::7]:4711', peer: PEER, trusts };
    expect(find({ exchange })).toMatchObject({ address: '2001:db8::7', standing: 'known' });
  });

  it('that takes junk for an address leaves the proxy that passed it on', () => {
    const exchange = { address: 'junk', peer: PEER, trusts };
    expect(find({ exchange, headers: ['X-Forwarded-For', 'junk'] })).toMatchObject({
      address: PEER,
      standing: 'proxy',
    });
  });

  it('that trusts everybody is told once, and believed only where nothing is forwarded', () => {
    const exchange = { address: '203.0.113.7', peer: PEER, trusts: () => true };
    expect(find({ exchange, headers: FORWARDED })).toMatchObject({
      standing: 'self-written',
      oddities: ['everybody-trusted'],
    });
    expect(find({ exchange: { ...exchange, address: PEER } })).toMatchObject({ address: PEER, standing: 'known' });
  });

  it('that throws is no trust', () => {
    const exchange = {
      address: PEER,
      peer: PEER,
      trusts: () => {
        throw new Error('the owner did not expect that');
      },
    };
    expect(find({ exchange, headers: FORWARDED })).toMatchObject({ address: PEER, standing: 'known' });
  });

  it('holds for upgrades too, which come without it', () => {
    const senders = new Senders([], () => {});
    const plain = { method: 'GET', target: '/', rawHeaders: FORWARDED, body: Buffer.alloc(0) };
    const { exchange } = toInProcessExchange(plain, PEER);
    senders.find({ ...exchange, address: '203.0.113.7', peer: PEER, trusts });
    expect(senders.find({ ...exchange, headOnly: true }).client).toMatchObject({ address: '203.0.113.7' });
  });
});
