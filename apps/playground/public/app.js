// Texts of answers and events are attacks: they go into the page as text, never as markup.

const get = (id) => document.getElementById(id);
const playground = await ask('api/playground');
const outcomes = {
  blocked: { words: 'Blocked', tone: 'good' },
  unprotected: { words: 'Not yet protected', tone: 'warn' },
  missed: { words: 'Missed', tone: 'bad' },
  passed: { words: 'Passed', tone: '' },
};

// What scrolls must be reachable without a mouse.
get('table').tabIndex = 0;
get('request').querySelector('pre').tabIndex = 0;
showFrameworks();
showAttacks();
showSlots();
showMissing();
get('outside').append(
  'Both sides listen on your own machine only. ',
  element('code', { textContent: 'start' }),
  ' printed their addresses for your own tools.',
);
get('everything').addEventListener('click', attackEverything);
get('own').addEventListener('submit', (event) => {
  event.preventDefault();
  const slot = get('slot').value;
  fire({ title: 'Your own text', slot, payload: get('payload').value });
});

async function ask(path, question) {
  const options = question && { method: 'POST', body: JSON.stringify(question) };
  const response = await fetch(path, options);
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

function element(name, properties = {}, ...children) {
  const created = Object.assign(document.createElement(name), properties);
  created.append(...children);
  return created;
}

function chosenFramework() {
  return document.querySelector('[name=framework]:checked').value;
}

function showFrameworks() {
  for (const [index, { framework }] of playground.frameworks.entries()) {
    const input = element('input', { type: 'radio', name: 'framework', value: framework, checked: index === 0 });
    get('frameworks').append(element('label', {}, input, framework));
  }
}

function showAttacks() {
  for (const attack of playground.attacks) {
    const where = playground.slots.find(({ id }) => id === attack.slot);
    const start = element('button', { type: 'button' }, attack.title);
    start.append(element('span', { className: 'where', textContent: `${attack.check} · ${where.label}` }));
    start.addEventListener('click', () => fire(attack, start));
    const item = element('li', {}, start);
    if (attack.harmless !== '') item.append(visitButton(attack));
    get('attacks').append(item);
  }
}

function visitButton(attack) {
  const label = `Visit, harmless, instead of: ${attack.title}`;
  const visit = element('button', { type: 'button', textContent: 'Visit', ariaLabel: label });
  visit.addEventListener('click', () => {
    fire({ title: 'A harmless visit', slot: attack.slot, payload: attack.harmless }, visit);
  });
  return visit;
}

function showSlots() {
  for (const { id, label, location } of playground.slots) {
    get('slot').append(element('option', { value: id, textContent: `${label} (${location})` }));
  }
}

function showMissing() {
  const [{ status }] = playground.frameworks;
  if (status.missing.length > 0) {
    get('missing').textContent =
      `Version ${status.version} of the engine has no module yet for: ${status.missing.join(', ')}.`;
  }
}

async function fire(attack, button) {
  for (const current of document.querySelectorAll('[aria-current]')) current.removeAttribute('aria-current');
  button?.setAttribute('aria-current', 'true');
  fill(attack);
  await busily('Firing …', async () => {
    const shot = await ask('api/fire', { framework: chosenFramework(), slot: attack.slot, payload: attack.payload });
    get('result-title').textContent = `${attack.title}, on ${shot.framework}`;
    get('table').hidden = true;
    showRequest(shot.request);
    showBare(shot.bare, attack);
    showGuarded(shot.guarded, attack);
    get('sides').hidden = false;
    return `${shot.bare.leaked ? 'The bare shop leaked.' : 'The bare shop answered.'} The protected one: ${outcomeWords(shot.guarded).toLowerCase()}.`;
  });
  showResult();
}

/** Where the result stands below the list, its reader is taken there. */
function showResult() {
  const isBelow = matchMedia('(max-width: 60rem)').matches;
  get('result').focus({ preventScroll: true });
  if (isBelow) get('result').scrollIntoView();
}

/** What was fired stands ready to be changed. */
function fill({ slot, payload }) {
  get('slot').value = slot;
  get('payload').value = payload;
}

async function busily(words, work) {
  const buttons = document.querySelectorAll('button');
  get('status').textContent = words;
  for (const button of buttons) button.disabled = true;
  try {
    get('status').textContent = await work();
  } catch (error) {
    get('status').textContent = `It did not work: ${error.message}`;
  } finally {
    for (const button of buttons) button.disabled = false;
  }
}

function showRequest({ method, target, headers, body }) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const text = [`${method} ${target}`, ...lines, ...(body === '' ? [] : ['', body])].join('\n');
  get('request').hidden = false;
  get('request').querySelector('pre').textContent = text;
}

function showSide(id, { words, tone }, ...children) {
  const side = get(id);
  side.className = `side ${tone}`;
  side.querySelector('.badge').textContent = words;
  side.querySelector('.content').replaceChildren(...children);
}

function showBare(answer, attack) {
  const children = [];
  if (answer.leaked) children.push(element('p', { textContent: `Lost: ${attack.leak}.` }));
  const isPage = answer.type.startsWith('text/html');
  if (isPage && answer.address) children.push(frameOf(answer.address));
  children.push(bodyOf(answer, answer.leaked ? attack.proof : ''));
  showSide('bare', answer.leaked ? { words: 'Leaked', tone: 'bad' } : { words: 'Answered', tone: '' }, ...children);
}

/** Scripts run in it, for all to see, and can do nothing but show. */
function frameOf(address) {
  const frame = element('iframe', { title: 'The answer, as a browser shows it', src: address });
  frame.setAttribute('sandbox', 'allow-scripts');
  return frame;
}

function showGuarded(answer, attack) {
  const { event, outcome } = answer;
  const children = [];
  if (event) children.push(factsOf(event));
  if (event?.type === 'blacklist') children.push(forgiveButton());
  if (outcome === 'unprotected') {
    children.push(
      element('p', { textContent: `This version has no "${attack.check}" module: the same was lost here.` }),
    );
  }
  if (outcome === 'missed') children.push(element('p', { textContent: 'The engine took this for harmless.' }));
  const proof = outcome === 'unprotected' || outcome === 'missed' ? attack.proof : '';
  children.push(bodyOf(answer, proof));
  showSide('guarded', { ...outcomes[outcome], words: outcomeWords(answer) }, ...children);
}

function outcomeWords({ outcome, event }) {
  return outcome === 'blocked' ? `Blocked by ${event.type}` : outcomes[outcome].words;
}

function factsOf({ type, location, path, payload, explanation, steps }) {
  const facts = element('dl');
  const add = (term, ...values) => facts.append(element('dt', { textContent: term }), element('dd', {}, ...values));
  add('Check', element('code', { textContent: type }));
  add('Where', element('code', { textContent: path === '' ? location : `${location} › ${path}` }));
  add('Why', explanation);
  if (steps.length > 0) add('Decoded', steps.join(', '));
  if (payload !== '') add('Judged', element('code', { textContent: payload }));
  return facts;
}

function forgiveButton() {
  const button = element('button', { type: 'button', textContent: 'Take me off the blacklist' });
  button.addEventListener('click', () => {
    busily('…', async () => {
      await ask('api/forgive', {});
      return 'You are off the blacklist.';
    });
  });
  return button;
}

function bodyOf({ status, body }, proof) {
  const pre = element('pre', { tabIndex: 0 });
  const at = proof === '' ? -1 : body.indexOf(proof);
  if (at < 0) pre.append(body);
  else pre.append(body.slice(0, at), element('mark', { textContent: proof }), body.slice(at + proof.length));
  return element('div', {}, element('p', { className: 'where', textContent: `Answer, status ${status}` }), pre);
}

async function attackEverything() {
  get('request').hidden = true;
  get('sides').hidden = true;
  get('result-title').textContent = 'Everything, at every shop';
  const body = showTable();
  await busily('Firing …', async () => {
    const counts = { leaked: 0, blocked: 0, all: 0 };
    for (const attack of playground.attacks) {
      const shots = await Promise.all(
        playground.frameworks.map(({ framework }) =>
          ask('api/fire', { framework, slot: attack.slot, payload: attack.payload }),
        ),
      );
      body.append(rowOf(attack, shots));
      for (const { bare, guarded } of shots) {
        counts.all++;
        if (bare.leaked) counts.leaked++;
        if (guarded.outcome === 'blocked') counts.blocked++;
      }
    }
    return `${counts.all} attacks: bare shops leaked ${counts.leaked}, protected ones blocked ${counts.blocked}.`;
  });
  showResult();
}

function showTable() {
  const names = playground.frameworks.map(({ framework }) => element('th', { scope: 'col', textContent: framework }));
  const head = element(
    'thead',
    {},
    element('tr', {}, element('th', { scope: 'col', textContent: 'Attack' }), ...names),
  );
  const body = element('tbody');
  const caption = element(
    'caption',
    {},
    element('span', { textContent: 'In each place: the bare shop, then the protected one.' }),
  );
  get('table').replaceChildren(element('table', {}, caption, head, body));
  get('table').hidden = false;
  return body;
}

function rowOf(attack, shots) {
  const cells = shots.map(({ bare, guarded }) =>
    element(
      'td',
      {},
      badge(bare.leaked ? 'Leaked' : 'Answered', bare.leaked ? 'bad' : ''),
      badge(outcomeWords(guarded), outcomes[guarded.outcome].tone),
    ),
  );
  return element('tr', {}, element('th', { scope: 'row', textContent: attack.title }), ...cells);
}

function badge(words, tone) {
  return element('span', { className: `badge ${tone}`, textContent: words });
}
