/**
 * The ward board in a browser. What it shows always comes from the API; the server says which part of it to ask for
 * again. Texts go in through textContent, never as markup.
 */

import { connect } from './covenant/events.js';

const USUAL_WARDS = ['Cardiology', 'Maternity', 'Paediatrics', 'Surgery'];

const $ = id => document.getElementById(id);
const stamp = id => $(id).content.firstElementChild.cloneNode(true);
const pause = ms => new Promise(done => setTimeout(done, ms));
const plural = (n, noun) => `${n} ${noun}${n === 1 ? '' : 's'}`;

const shown = { beds: [], messages: [], lines: [] };
const heard = [];
const fresh = new Set();

// --- API -------------------------------------------------------------------------------------------------------------

class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function call(method, path, body) {
  const init = { method, cache: 'no-store' };
  if (body) {
    init.headers = { 'Content-Type': 'application/json' };
    init.body = JSON.stringify(body);
  }
  let response;
  try {
    response = await fetch(`api/${path}`, init);
  } catch {
    throw new Refused(0, 'The server does not answer. Nothing is known to have happened: look at the board, then try again');
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Refused(response.status, answer.error ?? `The server answered ${response.status}`);
  }
  return { answer, response };
}

/** Asks for what a part of the page shows; the response says how far it is. */
async function read(path, show) {
  const { answer, response } = await call('GET', path);
  show(answer);
  return response;
}

/** Has a command run, and shows at once what it changed. */
async function run(method, path, body) {
  const { answer, response } = await call(method, path, body);
  await events.invalidate(response);
  return answer;
}

// --- Show ------------------------------------------------------------------------------------------------------------

/**
 * Makes a list's children match the items, moving only what must move, so that focus and scrolling stay. A key names
 * all that is shown of its item: numbers alone come again when the server has started anew.
 */
function reconcile(list, items, key, create, update) {
  const old = new Map([...list.children].map(child => [child.dataset.key, child]));
  let place = list.firstElementChild;
  for (const item of items) {
    const id = String(key(item));
    let child = old.get(id);
    old.delete(id);
    if (!child) {
      child = create(item);
      child.dataset.key = id;
    }
    update?.(child, item);
    if (child === place) {
      place = place.nextElementSibling;
    } else {
      list.insertBefore(child, place);
    }
  }
  for (const gone of old.values()) {
    if (gone.contains(document.activeElement)) {
      $('board').focus();
    }
    gone.remove();
  }
}

function showBoard(beds) {
  shown.beds = beds;
  const wards = new Map();
  for (const bed of beds) {
    wards.set(bed.ward, [...(wards.get(bed.ward) ?? []), bed]);
  }
  reconcile($('columns'), [...wards], ([ward]) => ward, ([ward]) => {
    const column = stamp('column');
    column.querySelector('.column-name').textContent = ward;
    column.style.setProperty('--hue', hue(ward));
    return column;
  }, (column, [, patients]) => {
    column.querySelector('.count').textContent = plural(patients.length, 'patient');
    reconcile(column.querySelector('.beds'), patients, bedKey, createBed, markFresh);
  });
  $('board-count').textContent = plural(beds.length, 'patient');
  $('board-empty').hidden = beds.length > 0;
  showUsualWards([...wards.keys()]);
}

function bedKey({ id, name }) {
  return `${id} ${name}`;
}

function cardOf(bed) {
  return [...document.querySelectorAll('.bed')].find(card => card.dataset.key === bedKey(bed));
}

function createBed(bed) {
  const card = stamp('bed');
  card.querySelector('.bed-name').textContent = bed.name;
  card.querySelector('.bed-number').textContent = `No. ${bed.id}`;
  card.addEventListener('animationend', () => card.classList.remove('fresh'));
  for (const button of card.querySelectorAll('button')) {
    button.setAttribute('aria-label', `${button.textContent} ${bed.name}, number ${bed.id}`);
    button.addEventListener('click', () => openDialog($(button.dataset.action), bed));
  }
  return card;
}

function markFresh(card, bed) {
  if (fresh.delete(bed.id)) {
    card.classList.add('fresh');
  }
}

function showUsualWards(wards) {
  const names = [...new Set([...wards, ...USUAL_WARDS])].sort();
  reconcile($('wards'), names, name => name, name => new Option('', name));
}

function showMessages(messages) {
  shown.messages = messages;
  reconcile($('messages'), messages, message => message.id, message => {
    const item = stamp('message');
    item.querySelector('.message-text').textContent = sentence(message);
    item.querySelector('summary').textContent = `${message.contract} ${String(message.id).slice(-6)}`;
    item.querySelector('pre').textContent = JSON.stringify(message, null, 2);
    return item;
  });
  $('channel-count').textContent = plural(messages.length, 'message');
  $('channel-empty').hidden = messages.length > 0;
}

function showJournal(lines) {
  shown.lines = lines;
  reconcile($('journal'), lines, line => `${line.id} ${line.time}`, line => {
    const item = stamp('line');
    const time = item.querySelector('time');
    time.dateTime = line.time;
    time.textContent = new Date(line.time).toLocaleTimeString([], { timeStyle: 'medium' });
    item.querySelector('span').textContent = line.text;
    return item;
  });
  $('journal-count').textContent = plural(lines.length, 'line');
  $('journal-empty').hidden = lines.length > 0;
}

function sentence({ contract, value }) {
  switch (contract) {
    case 'clinic.patient-admitted': return `${value.name} admitted to ${value.ward}`;
    case 'clinic.patient-moved': return `${value.name} moved from ${value.from} to ${value.to}`;
    case 'clinic.patient-discharged': return `${value.name} discharged from ${value.ward}`;
    default: return contract;
  }
}

/** A ward keeps its colour in every browser. */
function hue(ward) {
  let sum = 7;
  for (const char of ward) {
    sum = (sum * 31 + char.codePointAt(0)) % 3600;
  }
  return (sum * 47) % 360;
}

// --- Stay current ----------------------------------------------------------------------------------------------------

const events = connect();

events.onInvalidate('clinic.ward-board', () => read('patients', showBoard));
events.onInvalidate('clinic.admissions', () => read('admissions', showMessages));
events.onInvalidate('clinic.journal', () => read('journal', showJournal));
['clinic.patient-admitted', 'clinic.patient-moved', 'clinic.patient-discharged'].forEach(name => events.on(name, hear));
events.onState(showConnection);

function hear(value, event) {
  heard.push(event);
  $('heard').textContent = sentence(event);
  if (event.contract === 'clinic.patient-discharged') {
    return;
  }
  fresh.add(value.id);
  // The board may have been read since then.
  const bed = shown.beds.find(({ id, ward }) => id === value.id && ward === (value.to ?? value.ward));
  if (bed) {
    markFresh(cardOf(bed), bed);
  }
}

const CONNECTIONS = {
  live: 'Live',
  waiting: 'Connection lost, trying again',
  paused: 'Paused until you are back',
  refused: 'You may not listen here',
};

function showConnection(state) {
  $('connection').dataset.state = state;
  // The same text again would be read aloud again, and so would every attempt.
  if (CONNECTIONS[state] && $('connection').textContent !== CONNECTIONS[state]) {
    $('connection').textContent = CONNECTIONS[state];
  }
}

// --- Desk ------------------------------------------------------------------------------------------------------------

/** Ties a message to its field, or clears it. */
function showFieldError(input, message = '') {
  $(`${input.id}-error`).textContent = message;
  input.setAttribute('aria-invalid', String(message !== ''));
}

/** Says under the first wrong field what is wrong; returns whether all are right. */
function check(inputs) {
  inputs.forEach(input => showFieldError(input, input.value.trim() ? '' : `Enter a ${input.name}.`));
  const wrong = inputs.find(input => input.getAttribute('aria-invalid') === 'true');
  wrong?.focus();
  return !wrong;
}

function outcome(kind, title, facts = []) {
  const heading = Object.assign(document.createElement('p'), { className: 'outcome-title', textContent: title });
  const list = document.createElement('ul');
  list.append(...facts.map(fact => Object.assign(document.createElement('li'), { textContent: fact })));
  $('outcome').dataset.kind = kind;
  $('outcome').replaceChildren(heading, ...(facts.length ? [list] : []));
}

async function admit(form, fail) {
  const { name, ward } = form.elements;
  if (!check([name, ward])) {
    return;
  }
  const patient = { name: name.value.trim(), ward: ward.value.trim() };
  const before = { ...shown, heard: heard.length };
  try {
    const { id } = await run('POST', fail ? 'patients?fail=true' : 'patients', patient);
    outcome('done', `${patient.name} is number ${id} in ${patient.ward}.`);
    name.value = '';
    name.focus();
  } catch (refused) {
    const field = [name, ward].find(input => refused.status === 400 && refused.message.startsWith(`${input.name} `));
    if (field) {
      showFieldError(field, `${refused.message}.`);
      field.focus();
    } else if (fail && refused.status === 409) {
      await showEvidence(refused, patient, before);
    } else {
      outcome('failed', `${refused.message}.`);
    }
  }
}

/** Looks whether anything of a failed command can be seen anywhere. */
async function showEvidence(refused, patient, before) {
  const places = ['On the board', 'Left the building', 'Heard live by this page'];
  const show = found => outcome('failed', `409: ${refused.message}.`, places.map((place, i) => `${place}: ${found[i]}`));
  show(['looking', 'looking', 'listening']);
  await pause(700);
  await events.invalidate();
  const same = other => other.name === patient.name && other.ward === patient.ward;
  const known = new Set([...before.beds, ...before.messages].map(({ id }) => id));
  const onBoard = shown.beds.filter(bed => !known.has(bed.id) && same(bed)).length;
  const left = shown.messages.filter(message => !known.has(message.id) && same(message.value)).length;
  const live = heard.slice(before.heard).filter(({ value }) => same(value)).length;
  show([
    onBoard ? plural(onBoard, 'patient') : `nothing, still ${plural(shown.beds.length, 'patient')}`,
    left ? plural(left, 'message') : `nothing, still ${plural(shown.messages.length, 'message')}`,
    live ? plural(live, 'event') : events.state === 'live' ? 'nothing' : 'not known, the connection is down',
  ]);
}

$('admit').addEventListener('submit', async event => {
  event.preventDefault();
  const buttons = [...event.target.querySelectorAll('button')];
  if (buttons.some(button => button.getAttribute('aria-disabled') === 'true')) {
    return;
  }
  buttons.forEach(button => button.setAttribute('aria-disabled', 'true'));
  try {
    await admit(event.target, event.submitter?.value === 'fail');
  } finally {
    buttons.forEach(button => button.removeAttribute('aria-disabled'));
  }
});

for (const input of document.querySelectorAll('input')) {
  input.addEventListener('input', () => showFieldError(input));
}

// --- Move and discharge ----------------------------------------------------------------------------------------------

function openDialog(dialog, bed) {
  dialog.patient = bed;
  dialog.querySelector('h2').textContent = `${dialog.id === 'move' ? 'Move' : 'Discharge'} ${bed.name}`;
  dialog.querySelector('.field-error').textContent = '';
  dialog.querySelector('form').reset();
  dialog.showModal();
}

/** The browser gives the focus back to the button, unless that has gone from there with its patient. */
function keepFocus(dialog) {
  const focused = document.activeElement;
  if (focused !== document.body && !dialog.contains(focused)) {
    return;
  }
  (cardOf(dialog.patient)?.querySelector(`[data-action="${dialog.id}"]`) ?? $('board')).focus();
}

function onSubmit(dialog, submit) {
  dialog.addEventListener('close', () => keepFocus(dialog));
  dialog.querySelector('[data-close]').addEventListener('click', () => dialog.close());
  dialog.querySelector('form').addEventListener('submit', async event => {
    event.preventDefault();
    try {
      if (await submit(dialog.patient, event.target) !== false) {
        dialog.close();
      }
    } catch (refused) {
      dialog.querySelector('.field-error').textContent = `${refused.message}.`;
    }
  });
}

onSubmit($('move'), (patient, form) => {
  const { ward } = form.elements;
  return check([ward]) && run('POST', `patients/${patient.id}/move`, { ward: ward.value.trim() });
});
onSubmit($('discharge'), patient => run('DELETE', `patients/${patient.id}`));

showUsualWards([]);
// Also where nothing can be heard.
events.invalidate();
