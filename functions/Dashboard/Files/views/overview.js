// How it goes, and what needs an operator.
import { html } from '../vendor/htm-preact.js';
import { activity, perSecond, running } from '../core/activity.js';
import { useAttention } from '../core/attention.js';
import { useFeed } from '../core/feed.js';
import { cluster, metrics, views } from '../core/feeds.js';
import { ratesPerSecond, recentRates } from '../core/rates.js';
import { compact, count, duration, percent, plural, quantile } from '../core/format.js';
import { link } from '../core/router.js';
import { useNow } from '../core/state.js';
import { Columns, Spark } from '../charts/spark.js';
import { Lanes } from '../charts/lanes.js';
import { PhaseKey } from '../charts/phases.js';
import { Empty, Panel, State, Told } from '../parts/basics.js';
import { HotItems } from '../parts/hotItems.js';
import { ShardMap } from '../parts/shardMap.js';
import { openTransaction } from './transactions.js';

const SECONDS = 120;
const RATE_SECONDS = 10;
const LANE_SECONDS = 20;

export function OverviewView() {
  return html`
    <div class="overview">
      <${Tiles} />
      <${Attention} />
      <${Live} />
      <${Stores} />
      <${Projections} />
      <${Hot} />
    </div>`;
}

function Tiles() {
  const told = useFeed(activity);
  const measured = useFeed(metrics);
  const samples = measured.error ? new Map() : measured.data?.samples ?? new Map();
  const now = useNow();
  if (!told.data) return html`<div class="tiles"><${Told} by=${told} of="Activity" /></div>`;
  const buckets = perSecond(told.data.ended, SECONDS, now);
  const rates = recentRates(samples) ?? remembered(buckets.slice(-RATE_SECONDS));
  // Hosts remember only so many transactions, but count all; what was before the page was opened is as they remember.
  const counted = ratesPerSecond(samples, SECONDS, now).map((one, i) => one ?? buckets[i]);
  const durations = (of) => of.flatMap((one) => one.durations).sort((a, b) => a - b);
  const recent = durations(buckets.slice(-60));
  const byTen = Array.from({ length: SECONDS / 5 }, (_, i) => durations(buckets.slice(i * 5, i * 5 + 5)));
  const runs = running(told.data);
  const ended = rates.committed + rates.aborted;
  return html`
    <div class="tiles" aria-label="Rates of the last two minutes">
      <${Tile} name="Committed" value=${compact(rates.committed)} unit="/ s">
        <${Columns} values=${counted} kinds=${['committed']}
          label="Committed transactions each second of two minutes" /><//>
      <${Tile} name="Aborted" value=${ended ? percent(rates.aborted / ended) : '0 %'}
        unit=${`${compact(rates.aborted)} / s`}>
        <${Columns} values=${counted} kinds=${['aborted', 'inDoubt']}
          label="Aborted transactions each second of two minutes" /><//>
      <${Tile} name="p50" value=${duration(quantile(recent, 0.5))}>
        <${Spark} values=${byTen.map((one) => quantile(one, 0.5) ?? null)}
          label="Median duration over two minutes" /><//>
      <${Tile} name="p99" value=${duration(quantile(recent, 0.99))}>
        <${Spark} values=${byTen.map((one) => quantile(one, 0.99) ?? null)}
          label="99th percentile of durations over two minutes" /><//>
      <${Tile} name="Running" value=${count(runs.length)}
               unit=${runs.length ? `oldest ${duration(now - new Date(runs[0].startedAt))}` : ''}
                 href=${link('transactions')}>
        <span class=${rates.refused > 0 ? 'bad-text' : 'quiet'}>${rates.refused > 0
          ? html`<a class="bad-text" href=${link('metrics', undefined, { text: 'refused' })}>
              ${compact(rates.refused)} calls / s refused</a>`
          : `${plural(told.data.hosts.size, 'host')} seen by this page`}</span><//>
    </div>`;
}

/** Until the counters of a host were seen twice. */
const remembered = (buckets) => Object.fromEntries(['committed', 'aborted', 'inDoubt'].map((kind) =>
  [kind, buckets.reduce((sum, one) => sum + one[kind], 0) / buckets.length]));

const Tile = ({ name, value, unit, href, children }) => html`
  <div class="tile">
    <h2>${href ? html`<a href=${href}>${name}</a>` : name}</h2>
    <p class="value">${value}<small>${unit}</small></p>
    ${children}
  </div>`;

function Attention() {
  const findings = useAttention();
  const sorted = ['bad', 'warn', 'asking'].flatMap((level) => findings.filter((one) => one.level === level));
  return html`
    <${Panel} title="Needs an operator" kind="attention"
      aside=${findings.length ? plural(findings.length, 'finding') : ''}>
      ${sorted.length === 0 && html`<${Empty} title="Nothing is stuck">
        No old transaction, stuck saga, dead letter or failing store.<//>`}
      <ul class="findings">${sorted.slice(0, 8).map((one) => html`
        <li><a class=${one.level} href=${one.href}><strong>${one.text}</strong><span>${one.detail}</span></a></li>`)}
      </ul>
      ${sorted.length > 8 && html`<p class="quiet more">and ${sorted.length - 8} more, beside the views</p>`}
    <//>`;
}

function Live() {
  const told = useFeed(activity);
  const now = useNow(500);
  const all = told.data ? [...running(told.data), ...told.data.ended] : [];
  return html`
    <${Panel} title=${`The last ${LANE_SECONDS} seconds`} kind="live" aside=${html`<${PhaseKey} />`}>
      <${Told} by=${told} of="Activity">
        <${Lanes} all=${all} now=${now} seconds=${LANE_SECONDS} onSelect=${openTransaction} />
      <//>
    <//>`;
}

function Stores() {
  const told = useFeed(cluster);
  return html`
    <${Panel} title="Shards and stores" kind="stores" aside=${html`<a href=${link('cluster')}>Cluster</a>`}>
      <${Told} by=${told} of="The cluster">${told.data && html`<${ShardMap} cluster=${told.data} isSmall />`}<//>
    <//>`;
}

function Projections() {
  const told = useFeed(views);
  const items = told.data?.items ?? [];
  return html`
    <${Panel} title="Views" kind="projections" aside=${html`<a href=${link('views')}>All</a>`}>
      <${Told} by=${told} of="Views">
        ${items.length === 0 && html`<${Empty} title="There are no views">
          PUT /api/views/definitions/… makes one.<//>`}
        <ul class="brief">${items.map((view) => html`
          <li><a href=${link('views', view.name)}>${view.name}</a><${State} of=${view.state} />
            <span class="number">${duration(view.lagMs)}</span></li>`)}</ul>
      <//>
    <//>`;
}

function Hot() {
  const told = useFeed(metrics);
  return html`
    <${Panel} title="Hot keys" kind="hot" aside=${html`<a href=${link('metrics')}>Metrics</a>`}>
      <${Told} by=${told} of="Metrics">${told.data && html`<${HotItems} items=${told.data.hotItems} max=${6} />`}<//>
    <//>`;
}
