// Materialized views: how far behind they are, slot by slot, what is being built, and their rows.
import { html, useMemo, useRef, useState } from '../vendor/htm-preact.js';
import { get, post, query, segment } from '../core/api.js';
import { isLate } from '../core/attention.js';
import { Feed, useFeed } from '../core/feed.js';
import { CLOSELY_MS, LIST_MS, views } from '../core/feeds.js';
import { count, duration, percent, plural } from '../core/format.js';
import { link } from '../core/router.js';
import { Spark } from '../charts/spark.js';
import { Ago, Button, Empty, Fact, Json, Panel, State, Told } from '../parts/basics.js';
import { ask } from '../parts/dialog.js';
import { Icon } from '../parts/icon.js';
import { SlotStrip } from '../parts/slotStrip.js';

const EVERY_MS = 4000;
const ROWS = 50;
const LAGS_KEPT = 60;

export function ViewsView({ argument: name }) {
  const told = useFeed(views, LIST_MS);
  const items = told.data?.items ?? [];
  const lags = useLags(told);
  const view = items.find((one) => one.name === name);
  return html`
    <div class=${`split ${name ? 'open' : ''}`}>
      <div class="stack">
        <${Told} by=${told} of="Views">
          ${told.data && items.length === 0 && html`<${Empty} title="There are no views">A view is defined by PUT
            /api/views/definitions/{name}, and filled from the event logs.<//>`}
          <div class="cards">${items.map((one) => html`<${Card} key=${one.name} view=${one}
            lags=${lags.get(one.name)} isChosen=${one.name === name} />`)}</div>
          ${told.data?.isCut && html`<p class="quiet more">Only the first hundred views are shown.</p>`}
        <//>
      </div>
      ${name && html`<${ViewDetail} key=${name} name=${name} view=${view} />`}
    </div>`;
}

/** The lags that were told since this view was opened. */
function useLags(told) {
  const kept = useRef({ at: undefined, lags: new Map() });
  if (told.data && kept.current.at !== told.at) {
    kept.current.at = told.at;
    for (const view of told.data.items)
      kept.current.lags.set(view.name, [...(kept.current.lags.get(view.name) ?? []),
        view.lagMs ?? null].slice(-LAGS_KEPT));
  }
  return kept.current.lags;
}

const behind = (slots) => slots.reduce((sum, slot) =>
  sum + Math.max(0, (slot.head ?? slot.position) - slot.position), 0);

function Card({ view, lags, isChosen }) {
  const late = behind(view.slots);
  return html`
    <section class=${`panel view-card ${isChosen ? 'wanted' : ''}`} aria-label=${view.name}>
      <header><h2><a data-row href=${link('views', view.name)}>${view.name}</a></h2><${State} of=${view.state} />
        </header>
      <div class="lag"><p class="value ${isLate(view) ? 'bad-text' : ''}">
        ${duration(view.lagMs)}<small>behind</small></p>
        <${Spark} values=${lags ?? []} label=${`Lag of ${view.name} since this view was opened`} /></div>
      <${SlotStrip} slots=${slotsOf(view)} label=${`Slots of ${view.name}: ${plural(late, 'event')} behind`}
        cellOf=${(slot) => cellOf(view.slots.find((one) => one.slot === slot), slot)} />
      <p class="quiet">generation ${view.generation} · ${late === 0
        ? 'all events applied' : `${plural(late, 'event')} to apply`}</p>
      ${view.building && html`<${Building} building=${view.building} />`}
      ${view.hasDeadLetters && html`<p><a class="bad-text"
        href=${link('dead-letters', `view:${view.name}`)}>has dead letters</a></p>`}
    </section>`;
}

const slotsOf = (view) => view.slots.length ? Math.max(...view.slots.map((slot) => slot.slot)) + 1 : 0;

function cellOf(slot, number) {
  if (!slot) return { level: 0, title: `slot ${number}: no events` };
  if (slot.head === undefined) return { level: 1, kind: 'bad', title: `slot ${number}: its log does not answer` };
  const late = slot.head - slot.position;
  return late > 0
    ? { level: 1, kind: 'warn', title: `slot ${number}: ${late} behind, ${duration(slot.lagMs)}` }
    : { level: 0.55, kind: 'ok', title: `slot ${number}: at ${slot.position}` };
}

function Building({ building }) {
  const total = building.slots.reduce((sum, slot) => sum + (slot.head ?? slot.position), 0);
  const done = building.slots.reduce((sum, slot) => sum + slot.position, 0);
  const share = total ? done / total : 0;
  return html`
    <div class="progress" role="progressbar" aria-valuemin="0" aria-valuemax=${total} aria-valuenow=${done}
      aria-label=${`Generation ${building.generation}`}>
      <i style=${{ width: `${share * 100}%` }} /></div>
    <p class="quiet">generation ${building.generation} is built: ${percent(share)}, begun <${Ago}
      at=${building.begunAt} /></p>`;
}

/** The open one is looked at more closely than the others. */
function ViewDetail({ name, view: listed }) {
  const own = useMemo(() => new Feed((signal) => get(`views/definitions/${segment(name)}`, { signal }), CLOSELY_MS),
    [name]);
  const view = useFeed(own).data ?? listed;
  const [prefix, setPrefix] = useState('');
  const feed = useMemo(
    () => new Feed((signal) => get(`views/${segment(name)}${query({ prefix, top: ROWS })}`, { signal }), EVERY_MS),
      [name, prefix]);
  const told = useFeed(feed);
  return html`
    <aside class="detail" aria-label=${`View ${name}`}>
      <header><h2>${name}</h2><a class="button bare" data-close href=${link('views')} aria-label="Close">
        <${Icon} name="close" /></a></header>
      ${view && html`<dl class="facts">
        <${Fact} name="State"><${State} of=${view.state} /><//><${Fact} name="Lag">${duration(view.lagMs)}<//>
        <${Fact} name="Generation">${view.generation}<//>
        <${Fact} name="Defined by">${view.codeVersion !== undefined ? `code, version ${view.codeVersion}` : 'JSON'}<//>
      </dl>`}
      <${Panel} title="Rows" kind="list">
        <div class="bar-of-tools"><input type="search" class="filter" placeholder="Key begins with"
          aria-label="Key begins with"
          value=${prefix} onChange=${(event) => setPrefix(event.target.value)} /></div>
        <${Told} by=${told} of="The rows">${told.data && html`<${ViewRows} page=${told.data} />`}<//>
      <//>
      ${view?.definition && html`<${Panel} title="Definition"><${Json} value=${view.definition} /><//>`}
      <div class="verbs"><${Button} onClick=${() => askRebuild(name, view)}>Rebuild …<//></div>
    </aside>`;
}

function ViewRows({ page }) {
  if (page.items.length === 0) return html`<${Empty} title="No rows" />`;
  const names = [...new Set(page.items.flatMap((row) => Object.keys(row.value)))].slice(0, 5);
  const text = (value) => value === undefined ? '' : typeof value === 'number' ? count(value)
    : typeof value === 'string' ? value : JSON.stringify(value);
  return html`
    <div class="table"><table><thead><tr><th>Key</th>${names.map((name) => html`<th>${name}</th>`)}</tr></thead>
      <tbody>${page.items.map((row) => html`<tr><td><b>${row.key.join(' / ')}</b></td>${names.map((name) => html`
        <td class=${typeof row.value[name] === 'number' ? 'number' : ''}>
          ${text(row.value[name])}</td>`)}</tr>`)}</tbody></table></div>
    ${page.cursor && html`<p class="quiet more">The first ${page.items.length}; give a prefix to find others.</p>`}`;
}

const askRebuild = (name, view) => ask({
  title: `Rebuild ${name}?`,
  text: html`<p>Generation ${(view?.building?.generation ?? view?.generation ?? 0) + 1} is built from the first event of
    every slot, beside the one that is read, and takes over when it has caught up. Readers notice nothing.</p>`,
  verb: 'Rebuild',
  run: async () => {
    await post(`views/definitions/${segment(name)}/rebuild`);
    views.refresh();
    return html`<p>It is being built.</p>`;
  },
});
