import { describe, expect, it } from 'vitest';
import { readDownload, uploadPath } from './files.js';
import { readItem } from './xml.js';

describe("the shop's files", () => {
  it('join whatever they are given', () => {
    expect(readDownload('catalogue.txt')).toContain('teapot');
    expect(readDownload('../../../etc/passwd')).toContain('decoy of the playground');
    expect(uploadPath('../../../etc/cron.d/job')).toBe('/etc/cron.d/job');
  });

  it.each(['../../../proc/self/environ', '../../../../../../root/.ssh/id_rsa', import.meta.filename])(
    'are decoys: %s is not read',
    (name) => {
      expect(readDownload(name)).toBeUndefined();
      // What is no decoy stays the address that it is.
      expect(readItem(`<!ENTITY e SYSTEM "file://${name}"><item>&e;</item>`)).toBe(`file://${name}`);
    },
  );
});
