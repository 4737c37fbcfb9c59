/** One attack of each kind that any textbook has: the contract is about reaching checks, not about their strength. */
export const TEXTBOOK = {
  sqli: "' OR '1'='1' -- ",
  xss: '<script>alert(1)</script>',
  command: '; cat /etc/passwd',
} as const;

export type TextbookCheck = keyof typeof TEXTBOOK;

export const TEXTBOOK_CHECKS = Object.keys(TEXTBOOK) as readonly TextbookCheck[];

/** Text of all kinds of scripts and punctuation that nobody should ever be blocked for. */
export const BENIGN = 'Grüße, O’Brien & Søn: 100 % of 5 > 3, "quoted" (see above) 日本語 🎉';

/** To grammars the handler is the end of an unquoted value; the model takes the whole for cross-site scripting. */
export const MODEL_ALONE = '</script><body id=z/onload="prompt(1)">';
