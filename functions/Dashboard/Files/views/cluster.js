// Where data lives: shards by stores, how stores fare, and what operators do about it.
import { html } from '../vendor/htm-preact.js';
import { useFeed } from '../core/feed.js';
import { CLOSELY_MS, cluster, outages, scrub } from '../core/feeds.js';
import { count, duration, plural, ranges, time } from '../core/format.js';
import { link } from '../core/router.js';
import { useNow } from '../core/state.js';
import { Ago, Button, Empty, Fact, Panel, State, Told } from '../parts/basics.js';
import { Icon } from '../parts/icon.js';
import { Progress } from '../parts/progress.js';
import { ShardMap } from '../parts/shardMap.js';
import { askDrill, askEndOfDrill, askFailover, askMove, askRejoin, askReplicas, askScrub } from './clusterVerbs.js';

export function ClusterView({ argument: id }) {
  const told = useFeed(cluster, CLOSELY_MS);
  const shard = told.data?.shards.find((one) => String(one.id) === id);
  return html`
    <div class=${`split ${id ? 'open' : ''}`}>
      <div class="stack">
        <${Panel} title="Shards by stores" label="Shards by stores" aside=${html`<${Register} data=${told.data} />`}>
          <${Told} by=${told} of="The cluster">
            ${told.data && html`<${ShardMap} cluster=${told.data}>${(one) => html`<${Operation} shard=${one} />`}<//>`}
          <//>
        <//>
        <${Drills} stores=${told.data?.stores ?? []} />
        <${Scrub} />
      </div>
      ${id && html`<${ShardDetail} id=${id} shard=${shard} cluster=${told.data} />`}
    </div>`;
}

const Register = ({ data }) => data && html`
  <span title="The placement map is a register over the control stores; its ballot rises with each change.">
    register <${State} of=${data.register.answers ? 'ok' : 'down'}
      label=${data.register.answers ? 'answers' : 'does not answer'} />
    ${' '}${data.register.ballot && html`<code>${data.register.ballot}</code>`}
  </span>`;

function Operation({ shard }) {
  const { operation, pending } = shard;
  if (!operation && !pending) return html`<span role="cell" class="operation quiet">–</span>`;
  return html`<span role="cell" class="operation">
    ${pending && operation?.state !== 'running'
      // Begun so lately that it is not noted yet, or by a host itself.
      ? html`<span><${State} of=${pending.phase} /> to epoch ${pending.epoch}</span>`
      : html`<${Progress} operation=${operation} pending=${pending} />`}
  </span>`;
}

function ShardDetail({ id, shard, cluster: nodes }) {
  const close = html`<a class="button bare" data-close href=${link('cluster')} aria-label="Close">
    <${Icon} name="close" /></a>`;
  if (!shard) {
    return html`<aside class="detail" aria-label="Shard"><header><h2>Shard ${id}</h2>${close}</header>
      ${nodes && html`<${Empty} title="There is no such shard" />`}</aside>`;
  }
  const { operation, pending } = shard;
  const isNoted = !pending || operation?.state === 'running';
  const others = nodes.stores.filter((store) => !shard.inSync.includes(store.name));
  return html`
    <aside class="detail" aria-label=${`Shard ${shard.id}`}>
      <header><h2>Shard ${shard.id}</h2>${close}</header>
      <dl class="facts">
        <${Fact} name="Epoch">${shard.epoch}<//>
        <${Fact} name="In sync">${shard.inSync.join(', ')} <small>of ${plural(shard.replicas, 'replica')}</small><//>
        <${Fact} name="Slots">${ranges(shard.slots)}<//>
        ${shard.retired && html`<${Fact} name="Retired">${shard.retired.join(', ')}<//>`}
      </dl>
      ${pending && html`<p class="under-way">
        <${State} of=${pending.phase} /> to epoch ${pending.epoch}, with ${pending.inSync.join(', ')}
        ${!isNoted && html`<small class="quiet"> · not noted as an operation yet</small>`}</p>`}
      ${operation && html`<${LastOperation} operation=${operation} pending=${pending} isBefore=${!isNoted} />`}
      <div class="verbs">
        <${Button} kind="danger" onClick=${() => askFailover(shard, nodes)}>Fail over …<//>
        <${Button} disabled=${others.length === 0} onClick=${() => askRejoin(shard, others)}>Let a store join …<//>
        <${Button} onClick=${() => askMove(shard, nodes)}>Move …<//>
        <${Button} onClick=${() => askReplicas(shard, nodes)}>Replicas …<//>
      </div>
    </aside>`;
}

/** isBefore: another one, that was not noted yet, is under way since. */
function LastOperation({ operation, pending, isBefore }) {
  const now = useNow();
  const isRunning = operation.state === 'running';
  const began = new Date(operation.startedAt);
  return html`
    <${Panel} title=${`${isBefore ? 'The one before' : 'Last operation'}: ${operation.kind}`}
      aside=${html`<${State} of=${operation.state} />`}>
      <${Progress} operation=${operation} pending=${pending} isLarge />
      <dl class="facts">
        <${Fact} name="Began">${time(operation.startedAt)} <small>(<${Ago} at=${operation.startedAt} />)</small><//>
        <${Fact} name=${isRunning ? 'So far' : 'Took'}>
          ${duration(Math.max(0, (isRunning ? now : new Date(operation.updatedAt)) - began))}<//>
        ${isRunning && html`<${Fact} name="Last news"><${Ago} at=${operation.updatedAt} /><//>`}
        <${Fact} name="Copied">${plural(operation.slotsCopied, 'slot')}, ${plural(operation.rowsCopied, 'row')}<//>
      </dl>
      ${operation.error && html`<p class="why">${operation.error}</p>`}
    <//>`;
}

function Drills({ stores }) {
  const told = useFeed(outages);
  const now = useNow();
  if (!told.data) return null; // Not enabled here.
  return html`
    <${Panel} title="Drill" aside=${html`<span class="quiet">cuts this host off from a store for a while</span>`}>
      <div class="drills">${stores.map((store) => {
        const outage = told.data.find((one) => one.store === store.name);
        return html`<div class="drill" key=${store.name}>
          <b>${store.name}</b>
          ${outage
            ? html`<span class="bad-text">cut off for ${duration(Math.max(0, new Date(outage.until) - now))} more</span>
                <${Button} onClick=${() => askEndOfDrill(store.name)}>End it …<//>`
            : html`<span class="quiet">reachable</span>
                <${Button} onClick=${() => askDrill(store.name)}>Cut off …<//>`}
        </div>`;
      })}</div>
    <//>`;
}

function Scrub() {
  const told = useFeed(scrub);
  const report = told.data;
  const isRunning = report?.state === 'running';
  return html`
    <${Panel} title="Scrub"
              aside=${html`<${Button} disabled=${isRunning} onClick=${askScrub}>Compare replicas …<//>`}>
      <${Told} by=${told} of="The scrub">
        ${report === null && html`<p class="quiet">Replicas were not compared yet.</p>`}
        ${report && html`
          <div class="progress" role="progressbar" aria-valuemin="0" aria-valuemax=${report.slots}
            aria-valuenow=${report.slotsDone} aria-label="Slots compared">
            <i style=${{ width: `${(report.slotsDone / report.slots) * 100}%` }} /></div>
          <dl class="facts">
            <${Fact} name="State"><${State} of=${report.state} /> <small>
              ${isRunning ? `since ${time(report.startedAt)}` : `ended ${time(report.updatedAt)}`}</small><//>
            <${Fact} name="Slots">${report.slotsDone} of ${report.slots}<//>
            <${Fact} name="Rows compared">${count(report.rowsCompared)}<//>
            <${Fact} name="Differences">${count(report.differences)}<//>
            <${Fact} name="Repaired">${count(report.repaired)}<//>
            ${report.incomplete.length > 0 && html`<${Fact}
              name="Not compared">slots ${report.incomplete.join(', ')}<//>`}
          </dl>
          ${report.left.length > 0 && html`<ul class="findings">${report.left.map((one) => html`
            <li><span class="bad"><strong>${one.row}</strong><span>${one.replica}: ${one.reason}</span></span>
              </li>`)}</ul>`}`}
      <//>
    <//>`;
}
