import type { TextKind } from '../kind.js';
import { paragraphs } from '../passages.js';

const NAMES = ["Sinéad O'Brien", 'Max Mustermann', 'Jean d’Arc', 'A. Nother', "Pat D'Souza"];

/** E-mails of real paragraphs: headers, quoting, signatures. */
export const emails: TextKind = {
  name: 'e-mails',
  side: 'passes',
  real: true,
  why: 'mail quotes others with > and signs with --, and neither ends anything here',
  *collect({ documents, random }) {
    for (const document of documents) {
      if (document.kind !== 'plain' && document.kind !== 'html') continue;
      const found = paragraphs(document);
      for (let index = 0; index + 1 < Math.min(found.length, 60); index += 2) {
        const from = random.pick(NAMES);
        const quoted = (found[index] as string).match(/.{1,70}(\s|$)/g)?.map((line) => `> ${line.trim()}`) ?? [];
        const mail = [
          `From: ${from} <${random.pick(['list', 'me', 'help'])}@example.org>`,
          `To: "${random.pick(NAMES)}" <team@example.org>; cc: <all@example.org>`,
          `Subject: Re: [#${random.below(9999)}] ${(found[index] as string).slice(0, 50)}`,
          `Message-ID: <${random.below(1e9).toString(36)}.${random.below(1e9)}@mail.example.org>`,
        ];
        const body = [
          'Hi all,',
          '',
          `On Tue, ${from} wrote:`,
          ...quoted,
          '',
          found[index + 1] as string,
          '',
          '-- ',
          from,
        ];
        yield { text: [...(random.chance(0.5) ? [...mail, ''] : []), ...body].join('\n'), origin: document.package };
      }
    }
  },
};
