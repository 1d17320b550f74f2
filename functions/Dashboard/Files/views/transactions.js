// Transactions as they run: lanes over time, a list with the phases of each, and one in detail.
import { html, useMemo, useRef, useState } from '../vendor/htm-preact.js';
import { activity, keyOf, running } from '../core/activity.js';
import { useFeed } from '../core/feed.js';
import { count, duration, plural, time, words } from '../core/format.js';
import { go, link, set } from '../core/router.js';
import { useNow } from '../core/state.js';
import { Lanes } from '../charts/lanes.js';
import { PhaseBar, PhaseKey, spanOf } from '../charts/phases.js';
import { Button, Choice, Empty, Panel, State, Told } from '../parts/basics.js';
import { TransactionDetail } from './transaction.js';

const ROWS = 60;
const LANE_SECONDS = 30;
const STATUSES = [['', 'all'], ['running', 'running'], ['committed', 'committed'], ['aborted', 'aborted'],
  ['inDoubt', 'in doubt'], ['slow', 'slow'], ['retried', 'retried']];
const SLOW_MS = 1000;

/** One without an id yet has no page. */
export const openTransaction = (one) => one.id && go('transactions', one.id);

export function TransactionsView({ argument: id, parameters }) {
  const told = useFeed(activity);
  const [isPaused, setPaused] = useState(false);
  const now = useNow(500);
  const shown = useHeld(told.data, now, isPaused || id !== undefined);
  const all = allOf(shown.data);
  const found = all.filter((one) => matches(one, parameters));
  const newer = told.data && shown.data ? told.data.ended.filter((one) => one.endedAt > shown.at).length : 0;
  return html`
    <div class=${`split ${id ? 'open' : ''}`}>
      <div class="stack">
        <${Panel} title="Live" aside=${html`<${PhaseKey} />`} label="Transactions over time">
          <${Told} by=${told} of="Activity">
            <${Lanes} all=${all} now=${shown.at} seconds=${LANE_SECONDS} onSelect=${openTransaction}
                      selected=${all.find((one) => one.id === id)} />
          <//>
        <//>
        <${Panel} label="Transactions" kind="list">
          <div class="bar-of-tools">
            <${Choice} label="Which transactions" options=${STATUSES} value=${parameters.status ?? ''}
                       onChange=${(status) => set({ status })} />
            <input type="search" class="filter" placeholder="Filter by id, item, slot or plan"
              value=${parameters.text ?? ''}
                   aria-label="Filter by id, item, slot or plan"
                     onInput=${(event) => set({ text: event.target.value })} />
            <${Button} icon=${isPaused ? 'play' : 'pause'} data-pause aria-pressed=${String(isPaused)}
                       onClick=${() => setPaused(!isPaused)}>
                         ${isPaused ? `Go on${newer ? ` (${count(newer)} newer)` : ''}` : 'Pause'}<//>
          </div>
          <${Rows} found=${found} id=${id} told=${told} isEmpty=${all.length === 0} now=${shown.at}
            parameters=${parameters} />
        <//>
        <${Hosts} data=${told.data} />
      </div>
      ${id && html`<${TransactionDetail} key=${id} id=${id} known=${knownOf(id, told.data, all)}
        parameters=${parameters} />`}
    </div>`;
}

/** What was there when it was paused, so that nothing moves under the eyes of who reads. */
function useHeld(data, now, isHeld) {
  const held = useRef();
  if (!isHeld) held.current = undefined;
  else if (data) held.current ??= { data, at: now };
  return held.current ?? { data, at: now };
}

const allOf = (data) => data ? [...running(data), ...data.ended] : [];

/** As it is now, though the list is held; what hosts no longer remember, as it ended. */
function knownOf(id, data, held) {
  const wanted = (one) => one.id === id;
  return allOf(data).find(wanted) ?? held.find((one) => wanted(one) && one.status !== 'running');
}

const stateOf = (one, now) =>
  one.status === 'running' ? `running for ${duration(now - new Date(one.startedAt))}` : words(one.status);

function matches(one, { status, text }) {
  if (status === 'slow' && !(one.durationMs >= SLOW_MS)) return false;
  if (status === 'retried' && one.attempts < 2) return false;
  if (status && status !== 'slow' && status !== 'retried' && one.status !== status) return false;
  if (!text) return true;
  const wanted = text.toLowerCase();
  return [one.id, one.plan, ...one.items, ...one.slots.map((slot) => `slot ${slot}`), ...one.reasons]
    .some((part) => part?.toLowerCase().includes(wanted));
}

function Rows({ found, id, told, isEmpty, now, parameters }) {
  const rows = found.slice(0, ROWS);
  const span = useMemo(() => spanFor(rows), [found]);
  if (told.data && isEmpty) {
    return html`<${Empty} title="No transaction yet">
      This page shows what the host remembers. Run one, or the demo: <code>dotnet run --project local/Coordinator.Local
      -- demo checkout</code><//>`;
  }
  if (told.data && found.length === 0) return html`<${Empty} title="None of them">No transaction is like that.<//>`;
  return html`
    <div class="rows transactions" role="group" aria-label="Transactions: what runs, then the newest first">
      <div class="row head" aria-hidden="true">
        <span>Transaction</span><span>Items</span>
        <span>Phases, to ${duration(span)}</span><span class="number">Time</span>
      </div>
      ${rows.map((one) => html`
        <${Row} key=${keyOf(one)} isChosen=${one.id === id} href=${one.id && link('transactions', one.id, parameters)}>
          <span class="who"><${State} of=${one.status} label="" /><b>${one.id || 'no id yet'}</b>
            <small>${stateOf(one, now)}
              ${one.reasons.length ? ` · ${one.reasons.map(words).join(', ')}` : ''}
              ${one.attempts > 1 ? ` · ${plural(one.attempts, 'attempt')}` : ''}</small></span>
          <span class="items">${one.items.slice(0, 2).join(', ')}
            <small>${one.items.length > 2
              ? `+${one.items.length - 2} · ` : ''}${words(one.plan)} · ${plural(one.slots.length, 'slot')}</small>
                </span>
          <span><${PhaseBar} one=${one} spanMs=${span} /></span>
          <span class="number">${duration(one.durationMs)}<small>${time(one.startedAt)}</small></span>
        <//>`)}
    </div>
    ${found.length > ROWS && html`<p class="quiet more">
      ${count(found.length - ROWS)} older ones; filter to find them.</p>`}`;
}

/** Until its request is read, a transaction has no id, and so no page. */
const Row = ({ href, isChosen, children }) => href
  ? html`<a data-row class=${`row ${isChosen ? 'selected' : ''}`} href=${href}>${children}</a>`
  : html`<div class="row">${children}</div>`;

/** So long that nearly all of them fit; the few longest ones are cut. */
function spanFor(rows) {
  const spans = rows.map(spanOf).sort((a, b) => a - b);
  return spans.length ? Math.max(10, spans[Math.floor(spans.length * 0.95)]) : 100;
}

const Hosts = ({ data }) => data && data.hosts.size > 1 && html`
  <p class="quiet">
    ${plural(data.hosts.size, 'host')} answer at this address, in turn: ${[...data.hosts.keys()].join(', ')}.
    Each tells of its own transactions.</p>`;
