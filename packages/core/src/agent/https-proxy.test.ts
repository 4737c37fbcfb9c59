import { describe, expect, it } from 'vitest';
import { proxyFor } from './https-proxy.js';

const PROXY = 'http://proxy.example:3128';
const through = (url: string, noProxy: string) =>
  proxyFor(new URL(url), { HTTPS_PROXY: PROXY, NO_PROXY: noProxy }) !== undefined;

describe('the proxy of an https URL', () => {
  it('is that of either variable, lower case first, a scheme added where there is none', () => {
    const url = new URL('https://cloud.example/');
    expect(proxyFor(url, { HTTPS_PROXY: PROXY })?.host).toBe('proxy.example:3128');
    expect(proxyFor(url, { https_proxy: 'other.example:1', HTTPS_PROXY: PROXY })?.host).toBe('other.example:1');
    expect(proxyFor(url, { HTTPS_PROXY: '' })).toBeUndefined();
    expect(proxyFor(new URL('http://10.0.0.1/'), { HTTPS_PROXY: PROXY })).toBeUndefined();
    expect(() => proxyFor(url, { HTTPS_PROXY: 'socks5://a:1' })).toThrow('HTTPS_PROXY is no http or https URL');
  });

  it.each([
    ['https://cloud.example/', '*'],
    ['https://cloud.example/', 'other.org,cloud.example'],
    ['https://eu.cloud.example/', 'cloud.example'],
    ['https://eu.cloud.example/', '.cloud.example'],
    ['https://eu.cloud.example/', '*.cloud.example'],
    ['https://cloud.example:8443/', 'Cloud.Example:8443'],
    ['https://10.1.2.3/', '10.0.0.0/8'],
    ['https://[2001:db8::1]/', '[2001:db8::1]'],
    ['https://[2001:db8::1]/', '2001:db8::/32'],
  ])('is passed by for %s with NO_PROXY %s', (url, noProxy) => expect(through(url, noProxy)).toBe(false));

  it.each([
    ['https://cloud.example/', ''],
    ['https://cloud.example/', 'example.org'],
    ['https://notcloud.example/', 'cloud.example'],
    ['https://cloud.example/', 'cloud.example:8443'],
    ['https://11.1.2.3/', '10.0.0.0/8'],
  ])('is used for %s with NO_PROXY %s', (url, noProxy) => expect(through(url, noProxy)).toBe(true));
});
