const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** HTML standard, 4, and SVG 2: elements that hold text, pictures and shapes, and run, load or restyle nothing by themselves. */
const ELEMENTS = words(`
svg g path circle ellipse rect line polyline polygon tspan text title desc defs use symbol stop lineargradient radialgradient
a abbr address article aside b bdi bdo big blockquote br button caption center cite code col colgroup dd del details
dfn dialog div dl dt em fieldset figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd
label legend li main mark meter nav ol optgroup option output p picture pre progress q s samp section select small
span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr
`);

/** Attributes whose value is shown, names something, or measures something. */
const TOLD = words(`
align alt autocomplete border cellpadding cellspacing checked class color cols colspan datetime dir disabled for headers
height hidden id lang loading maxlength max min name open placeholder readonly rel required role rows rowspan scope
selected size span start step tabindex target title type valign value width
cx cy d fill fill-opacity fill-rule clip-rule focusable gradientunits offset opacity points r rx ry stop-color stroke
stroke-linecap stroke-linejoin stroke-width viewbox x x1 x2 y y1 y2
`);
/** Bootstrap's; other names behind `data-` are directives of Stimulus, htmx and their like. */
const TOLD_DATA =
  /^(?:aria-[a-z]{2,20}|data-(?:bs-)?(?:toggle|dismiss|target|parent|placement|content|slide|slide-to|ride))$/;
const LINKS = words('href src cite action');
/** Addresses of the web and of this site: no other scheme. */
const ADDRESS =
  /^\s{0,8}(?:https?:\/\/[\w.-]{1,200}(?=[/?#]|$)|mailto:(?=[\w.+-]{1,64}@)|tel:|[/.?#]|[\w-]{1,64}(?=[/.?#]|$)|$)(?:[^\s:<>&]|&(?:amp;)?(?=[\w%-]{1,64}(?:[=&#]|$))){0,2000}\s{0,8}$/i;

const TAG =
  /<\/?([a-z][a-z\d]{0,15})((?:\s+[a-z][\w:-]{0,40}(?:\s*=\s*(?:"[^"<>`{}\\]{0,2000}"|'[^'<>`{}\\]{0,2000}'))?)*)\s*\/?>/iy;
const ATTRIBUTE = /([a-z][\w:-]{0,40})(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/gi;
const LONGEST = 20_000;

/**
 * `<div class="alert" role="alert">Saved!</div>`: elements and attributes that run nothing wherever a page shows them,
 * and words, whatever the model thinks of their names. Programs and templates could only stand in what is left out here.
 */
export function isPlainMarkup(text: string): boolean {
  if (text.length > LONGEST || !/^\s{0,64}<[a-z]/i.test(text)) return false;
  let at = text.indexOf('<');
  while (at >= 0) {
    TAG.lastIndex = at;
    const tag = TAG.exec(text);
    if (tag === null || !ELEMENTS.has((tag[1] as string).toLowerCase()) || !tellsOnly(tag[2] as string)) return false;
    const next = text.indexOf('<', TAG.lastIndex);
    if (!isSaid(text.slice(TAG.lastIndex, next < 0 ? text.length : next))) return false;
    at = next;
  }
  return true;
}

function tellsOnly(attributes: string): boolean {
  for (const [, written = '', double, single] of attributes.matchAll(ATTRIBUTE)) {
    const name = written.toLowerCase();
    const value = double ?? single ?? '';
    if (!(LINKS.has(name) ? ADDRESS.test(value) : isTold(name, value))) return false;
  }
  return true;
}

function isTold(name: string, value: string): boolean {
  if (name === 'xmlns') return value === 'http://www.w3.org/2000/svg';
  // A shape of this page.
  if (name === 'xlink:href') return /^#[\w-]{1,64}$/.test(value);
  return (TOLD.has(name) || TOLD_DATA.test(name)) && !/[=(]/.test(value);
}

/** What stands between tags: `alert(1)` is a text there, but not in quotes that a script could have opened. */
function isSaid(text: string): boolean {
  return !/[`{}\\>$[\]]|&#/.test(text) && !(/["']/.test(text) && /[(=]/.test(text));
}
