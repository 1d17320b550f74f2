// Sagas: all of them over time, and one in detail.
import { html, useMemo } from '../vendor/htm-preact.js';
import { get, query } from '../core/api.js';
import { Feed, useFeed } from '../core/feed.js';
import { stuckSagas } from '../core/feeds.js';
import { duration, time, words } from '../core/format.js';
import { link, set } from '../core/router.js';
import { useNow } from '../core/state.js';
import { Choice, Empty, Panel, State, Told } from '../parts/basics.js';
import { SagaDetail } from './saga.js';

const EVERY_MS = 2500;
const TOP = 60;
const STATES = [['', 'all'], ['running', 'running'], ['compensating', 'compensating'], ['stuck', 'stuck'],
  ['completed', 'completed'], ['compensated', 'compensated'], ['cancelled', 'cancelled']];

export function SagasView({ argument: id, parameters }) {
  const { state, definition } = parameters;
  const feed = useMemo(
    () => new Feed((signal) => get(`sagas${query({ state, definition, top: TOP })}`, { signal }), EVERY_MS),
    [state, definition]);
  const told = useFeed(feed);
  const stuck = useFeed(stuckSagas).data?.items ?? [];
  const items = stuckFirst(told.data?.items ?? [], state ? [] : stuck, definition);
  return html`
    <div class=${`split wide ${id ? 'open' : ''}`}>
      <${Panel} label="Sagas" kind="list">
        <div class="bar-of-tools">
          <${Choice} label="State" options=${STATES} value=${state ?? ''} onChange=${(next) => set({ state: next })} />
          <input type="search" class="filter" placeholder="Definition" aria-label="Definition" value=${definition ?? ''}
                 onChange=${(event) => set({ definition: event.target.value })} />
        </div>
        <${Told} by=${told} of="Sagas">
          ${told.data && items.length === 0
            ? html`<${Empty} title=${state || definition ? 'None of them' : 'There are no sagas yet'}>
                ${state || definition
                  ? 'No saga is like that.' : html`Start one, or the demo: <code>dotnet run --project
                local/Coordinator.Local -- demo trip</code>`}<//>`
            : html`<${SagaRows} items=${items} id=${id} parameters=${parameters} />`}
          ${told.data?.cursor &&
            html`<p class="quiet more">Older ones are not shown; choose a state or a definition.</p>`}
        <//>
      <//>
      ${id && html`<${SagaDetail} key=${id} id=${id} parameters=${parameters} />`}
    </div>`;
}

/** Stuck ones may be far older than what a page of the newest holds; they come first. */
function stuckFirst(items, stuck, definition) {
  const wanted = stuck.filter((one) => !definition || one.definition === definition);
  const known = new Map(items.map((one) => [one.id, one]));
  const all = [...items, ...wanted.filter((one) => !known.has(one.id))];
  return [...all.filter((one) => one.state === 'stuck'), ...all.filter((one) => one.state !== 'stuck')];
}

function SagaRows({ items, id, parameters }) {
  const now = useNow();
  const from = Math.min(...items.map((saga) => new Date(saga.startedAt)));
  const to = Math.max(...items.map((saga) => saga.endedAt ? new Date(saga.endedAt).getTime() : now));
  const span = Math.max(to - from, 1);
  return html`
    <div class="rows sagas" role="group" aria-label="Sagas: stuck ones, then the newest first">
      <div class="row head" aria-hidden="true"><span>Saga</span><span>State</span>
        <span>${time(from)} to ${time(to)}</span><span class="number">Took</span></div>
      ${items.map((saga) => {
        const start = new Date(saga.startedAt).getTime();
        const end = saga.endedAt ? new Date(saga.endedAt).getTime() : now;
        return html`
          <a key=${saga.id} data-row class=${`row ${saga.id === id ? 'selected' : ''}`}
            href=${link('sagas', saga.id, parameters)}>
            <span class="who"><b>${saga.id}</b><small>
              ${saga.definition} v${saga.version}${saga.error ? ` · ${saga.error}` : ''}</small></span>
            <span><${State} of=${saga.state} />${saga.leftBehind
              ? html`<small class="bad-text">left behind: ${saga.leftBehind.join(', ')}</small>` : ''}</span>
            <span class="life"><i class=${saga.state} title=${words(saga.state)}
              style=${{ left: `${((start - from) / span) * 100}%`,
                width: `max(3px, ${((end - start) / span) * 100}%)` }} /></span>
            <span class="number">${duration(end - start)}</span>
          </a>`;
      })}
    </div>`;
}
