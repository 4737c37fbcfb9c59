import type { PlainRequest } from '@rasp/core/testing';

/** A navigation without parameters or cookies, as a browser sends it. */
export const TRIVIAL_GET: PlainRequest = {
  method: 'GET',
  target: '/',
  body: Buffer.alloc(0),
  rawHeaders: [
    ...['Host', 'www.example.com', 'Connection', 'keep-alive', 'Cache-Control', 'max-age=0'],
    ...['sec-ch-ua', '"Chromium";v="124", "Not-A.Brand";v="99"', 'sec-ch-ua-mobile', '?0'],
    ...['sec-ch-ua-platform', '"Windows"', 'Upgrade-Insecure-Requests', '1'],
    ...['User-Agent', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0'],
    ...['Accept', 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8'],
    ...['Sec-Fetch-Site', 'none', 'Sec-Fetch-Mode', 'navigate', 'Sec-Fetch-User', '?1', 'Sec-Fetch-Dest', 'document'],
    ...['Accept-Encoding', 'gzip, deflate, br, zstd', 'Accept-Language', 'en-US,en;q=0.9,de;q=0.8'],
  ],
};
