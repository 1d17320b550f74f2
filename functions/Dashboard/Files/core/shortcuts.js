// Keys. They are left alone while somebody types or a dialog is open.
import { go } from './router.js';
import { Watched } from './state.js';

export const isListOpen = new Watched(false);

export const KEYS = [
  ['1 … 9', 'the views, from the top'],
  ['g then a letter', 'the same: o overview, t transactions, d in doubt, s sagas, c cluster, e events, v views, '
    + 'l dead letters, m metrics'],
  ['/', 'search a transaction, a saga or an item'],
  ['j  k', 'next and previous row of a list'],
  ['Enter', 'open the row'],
  ['p', 'pause and go on'],
  ['Esc', 'close what is open'],
  ['?', 'this list'],
];

export function listenToKeys(views) {
  let isGoing = false;
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyped(event) ||
      document.querySelector('dialog[open], .sign-in')) return;
    const view = views.find((one) => (isGoing ? one.letter : one.key) === event.key);
    const wasGoing = isGoing;
    isGoing = event.key === 'g' && !wasGoing;
    if (view) go(view.name);
    else if (event.key === '/') document.getElementById('search')?.focus();
    else if (event.key === '?') isListOpen.set(true);
    else if (event.key === 'p') document.querySelector('[data-pause]')?.click();
    else if (event.key === 'Escape') document.querySelector('[data-close]')?.click();
    else if (event.key === 'j' || event.key === 'k') moveRow(event.key === 'j' ? 1 : -1);
    else return;
    event.preventDefault();
  });
}

const isTyped = (event) => event.target.closest('input, select, textarea') !== null;

function moveRow(by) {
  const rows = [...document.querySelectorAll('[data-row]')];
  const present = rows.indexOf(document.activeElement.closest('[data-row]'));
  rows[Math.min(rows.length - 1, Math.max(0, present + by))]?.focus();
}
