import { xssGenerator } from '../xss-generator.js';

/** Elements that take the focus by themselves. */
export const focusHandler = xssGenerator({
  name: 'focus-handler',
  rules: {
    start: [
      '{open}<{focusable} {handler} autofocus>',
      '{open}<{focusable} autofocus {handler}>',
      '{open}<{element} tabindex={digit} autofocus {handler}>x',
      '{open}<{element} contenteditable autofocus {handler}></{element}>',
      '{open}<{element} id=x tabindex=0 {handler}>x',
      '{open}<{focusable}/{bare-handler}/autofocus>',
    ],
    focusable: [
      'input',
      'select',
      'textarea',
      'button',
      'keygen',
      'INPUT',
      'input type=text',
      'a href=x',
      'iframe',
      'video controls',
      'audio controls',
      'summary',
    ],
    event: ['onfocus', 'onfocusin', 'onFocus', 'ONFOCUS'],
    handler: ['{event}={bare}', '{event}="{script}"', "{event}='{bare}'", '{event} = "{script}"'],
    'bare-handler': ['{event}={bare}'],
  },
});
