// What the host that answers has counted since it started.
import { html, useRef } from '../vendor/htm-preact.js';
import { useFeed } from '../core/feed.js';
import { metrics } from '../core/feeds.js';
import { compact, count, duration, time } from '../core/format.js';
import { set } from '../core/router.js';
import { Histogram, quantileOf } from '../charts/histogram.js';
import { Spark } from '../charts/spark.js';
import { Empty, Panel, Told } from '../parts/basics.js';
import { HotItems } from '../parts/hotItems.js';

const KEPT = 60;
const POINTS = 8;

export function MetricsView({ parameters }) {
  const told = useFeed(metrics);
  const history = useHistory(told);
  const wanted = (parameters.text ?? '').toLowerCase();
  const shown = (told.data?.instruments ?? [])
    .filter((one) => `${one.name} ${one.description ?? ''}`.toLowerCase().includes(wanted))
    .sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind) || one.name.localeCompare(other.name));
  return html`
    <div class="bar-of-tools">
      <input type="search" class="filter" placeholder="Filter" aria-label="Filter instruments"
        value=${parameters.text ?? ''}
             onInput=${(event) => set({ text: event.target.value })} />
      ${told.data &&
        html`<span class="quiet">host ${told.data.host}, ${time(told.data.at)}; each host counts for itself</span>`}
    </div>
    <${Told} by=${told} of="Metrics">
      <${Panel} title="Hot keys" aside="conflicts lately; older ones count less">
        <${HotItems} items=${told.data?.hotItems ?? []} max=${12} /><//>
      ${told.data && shown.length === 0 && html`<${Empty} title="No instrument is like that" />`}
      <div class="cards metrics">${shown.map((one) =>
        html`<${Instrument} key=${one.name} instrument=${one} history=${history.get(one.name)} />`)}</div>
    <//>`;
}

const ORDER = ['histogram', 'counter', 'gauge'];

/** How counters grew between two answers, each second. Another host's answer begins anew. */
function useHistory(told) {
  const kept = useRef({ at: undefined, host: undefined, sums: new Map(), rates: new Map() });
  const { current } = kept;
  if (told.data && current.at !== told.at) {
    const seconds = (told.at - current.at) / 1000;
    const isSame = current.host === told.data.host;
    for (const one of told.data.instruments) {
      const sum = sumOf(one);
      const before = current.sums.get(one.name);
      const value = one.kind === 'gauge' ? sum : isSame && before !== undefined ? Math.max(0, sum - before) / seconds
        : null;
      current.rates.set(one.name, [...(current.rates.get(one.name) ?? []), value].slice(-KEPT));
      current.sums.set(one.name, sum);
    }
    Object.assign(current, { at: told.at, host: told.data.host });
  }
  return current.rates;
}

const sumOf = (instrument) => instrument.points.reduce((sum, point) => sum + (point.value ?? point.count ?? 0), 0);

function Instrument({ instrument, history = [] }) {
  const { name, kind, description, points, unit } = instrument;
  return html`
    <section class="panel instrument" aria-label=${name}>
      <header><h2>${name.replace(/^coordinator\./, '')}</h2><span class="quiet">
        ${kind}${unit ? `, ${unit.replace(/[{}]/g, '')}` : ''}</span></header>
      <p class="quiet description">${description}</p>
      ${points.length === 0 ? html`<p class="quiet">Nothing was counted yet.</p>`
        : kind === 'histogram' ? html`<${Distributions} points=${points} unit=${unit} name=${name} />`
          : html`<${Numbers} points=${points} kind=${kind} history=${history} name=${name} />`}
    </section>`;
}

function Numbers({ points, kind, history, name }) {
  const sum = points.reduce((all, point) => all + point.value, 0);
  const sorted = [...points].sort((one, other) => other.value - one.value);
  const rate = history.at(-1);
  return html`
    <p class="value">${compact(sum)}${kind === 'counter' && rate !== null && rate !== undefined
      ? html`<small>${compact(rate)} / s now</small>` : ''}</p>
    <${Spark} values=${history} label=${`${name} since this view was opened`} />
    ${(points.length > 1 || Object.keys(points[0].tags ?? {}).length > 0) && html`
      <ul class="points">${sorted.slice(0, POINTS).map((point) => html`
        <li><span>${tagsOf(point)}</span><span class="bar" aria-hidden="true">
          <i style=${{ width: `${(point.value / (sorted[0].value || 1)) * 100}%` }} /></span>
          <span class="number">${compact(point.value)}</span></li>`)}</ul>
      ${sorted.length > POINTS && html`<p class="quiet">and ${sorted.length - POINTS} more</p>`}`}`;
}

const tagsOf = (point) => Object.entries(point.tags ?? {}).map(([name, value]) => `${name} ${value}`).join(', ') ||
  'all';

const inUnit = (unit) => unit === 's' ? (value) => duration(value * 1000) : unit === 'ms' ? duration : compact;

function Distributions({ points, unit, name }) {
  const show = inUnit(unit);
  const isCount = unit?.startsWith('{');
  const sorted = [...points].sort((one, other) => other.count - one.count).slice(0, 4);
  return sorted.map((point) => html`
    <div class="distribution">
      ${Object.keys(point.tags ?? {}).length > 0 && html`<h3>${tagsOf(point)}</h3>`}
      <p class="value">${show(quantileOf(point, 0.5, isCount))}<small>p50</small>
        ${show(quantileOf(point, 0.99, isCount))}<small>p99</small>
        <small class="right">${count(point.count)} measured</small></p>
      <${Histogram} ...${point} unit="" show=${show} label=${`${name}: ${count(point.count)} measurements`} />
    </div>`);
}
