// Follows a log: the newest events of a collection, topic, slot or item, as they come.
import { get, query } from './api.js';
import { Feed } from './feed.js';

const PAGE = 250;
const PAGES_MAX = 10;
const KEPT = 400;
const WAIT_MS = 10000;
const PAUSE_MS = 250;
const HISTORY_EVERY_MS = 3000;
const SLOT_BACK = 100;

/** from: 'beginning' reads what there was; else a collection or topic is followed from now on. */
export const BEGINNING = 'beginning';

/** data: { events: the newest first, isBehind: whether there are more that were not read yet }. */
export function tailOf(kind, name, from) {
  if (kind === 'item') return new Feed((signal) => history(name, signal), HISTORY_EVERY_MS);
  if (kind === 'slot') return new Feed((signal, last) => slotPage(name, last, signal), PAUSE_MS);
  const start = from === BEGINNING ? undefined : 'now';
  return new Feed((signal, last, show) => feedPages({ [kind]: name }, start, last, signal, show), PAUSE_MS);
}

async function history(item, signal) {
  const { events } = await get(`events${query({ item, limit: PAGE })}`, { signal });
  return { events, isBehind: false };
}

async function slotPage(slot, last, signal) {
  const after = last ? last.next : await beginning(slot, signal);
  const answer = await get(`events${query({ slot, after, limit: PAGE, waitMs: last ? WAIT_MS : 0 })}`, patient(signal));
  return { events: newestFirst(answer.events, last), next: answer.next, isBehind: answer.next < answer.head };
}

async function beginning(slot, signal) {
  const { head } = await get(`events${query({ slot, limit: 1 })}`, { signal });
  return Math.max(0, head - SLOT_BACK);
}

/** The first look reads what there is, up to a bound; later ones wait for what comes. */
async function feedPages(source, from, last, signal, show) {
  let seen = last ?? { events: [], cursor: undefined };
  for (let page = 0; page < PAGES_MAX; page++) {
    const start = seen.cursor === undefined ? { from } : { cursor: seen.cursor };
    const waitMs = last && page === 0 ? WAIT_MS : 0;
    const answer = await get(`events${query({ ...source, ...start, limit: PAGE, waitMs })}`, patient(signal));
    seen = { events: newestFirst(answer.events, seen), cursor: answer.cursor, isBehind: answer.more === true };
    if (!answer.more) break;
    show(seen);
  }
  return seen;
}

const patient = (signal) => ({ signal, patienceMs: WAIT_MS + 20000 });

const newestFirst = (events, last) => [...events, ...(last?.events ?? [])]
  .sort((one, other) => other.commitTime < one.commitTime ? -1 : other.commitTime > one.commitTime ? 1 : 0).slice(0,
    KEPT);
