// What was given up: deliveries of subscriptions, and changes that views could not apply.
import { html, useMemo } from '../vendor/htm-preact.js';
import { get, post, query, segment } from '../core/api.js';
import { Feed, useFeed } from '../core/feed.js';
import { LIST_MS, subscriptions, views } from '../core/feeds.js';
import { count, plural, time } from '../core/format.js';
import { transactionLink } from '../core/ids.js';
import { link } from '../core/router.js';
import { Ago, Button, Empty, Panel, State, Told } from '../parts/basics.js';
import { ask } from '../parts/dialog.js';
import { Icon } from '../parts/icon.js';

const EVERY_MS = 4000;
const TOP = 100;

export function DeadLettersView({ argument }) {
  const subscribed = useFeed(subscriptions, LIST_MS);
  const projected = useFeed(views);
  const broken = (projected.data?.items ?? []).filter((view) => view.hasDeadLetters);
  const [kind, name] = split(argument);
  return html`
    <div class=${`split ${argument ? 'open' : ''}`}>
      <div class="stack">
        <${Panel} title="Subscriptions" label="Subscriptions">
          <${Told} by=${subscribed} of="Subscriptions">
            ${subscribed.data?.items.length === 0 &&
              html`<${Empty} title="There are no subscriptions">PUT /api/subscriptions/{name} makes one.<//>`}
            <${Subscriptions} items=${subscribed.data?.items ?? []}
              chosen=${kind === 'subscription' ? name : undefined} />
          <//>
        <//>
        <${Panel} title="Views with dead letters" label="Views with dead letters">
          <${Told} by=${projected} of="Views">
            ${projected.data && broken.length === 0 && html`<${Empty} title="None">Every change was applied.<//>`}
            <ul class="findings">${broken.map((view) => html`
              <li><a data-row class="bad" href=${link('dead-letters', `view:${view.name}`)}><strong>
                ${view.name}</strong>
                <span>has changes that it could not apply</span></a></li>`)}</ul>
          <//>
        <//>
      </div>
      ${argument && html`<${Letters} key=${argument} kind=${kind} name=${name} />`}
    </div>`;
}

function split(argument = '') {
  const colon = argument.indexOf(':');
  return [argument.slice(0, colon), argument.slice(colon + 1)];
}

const Subscriptions = ({ items, chosen }) => items.length > 0 && html`
  <div class="rows subscriptions" role="group" aria-label="Subscriptions">
    <div class="row head" aria-hidden="true"><span>Subscription</span><span>State</span>
      <span class="number">Lag</span><span class="number">Dead</span></div>
    ${items.map((one) => html`
      <a key=${one.name} data-row class=${`row ${one.name === chosen ? 'selected' : ''}`}
        href=${link('dead-letters', `subscription:${one.name}`)}>
        <span class="who"><b>${one.name}</b><small>
          ${one.source ?? `topic ${one.topic}`} → ${one.target.queue ? `queue ${one.target.queue}` : one.target.url}
          ${one.lastError ? ` · ${one.lastError.reason}` : ''}</small></span>
        <span><${State} of=${one.state} /></span>
        <span class="number">${count(one.lag)}</span>
        <span class=${`number ${one.deadLetters > 0 ? 'bad-text' : ''}`}>${count(one.deadLetters)}</span>
      </a>`)}
  </div>`;

const addressOf = (kind, name) =>
  kind === 'view' ? `views/definitions/${segment(name)}` : `subscriptions/${segment(name)}`;

function Letters({ kind, name }) {
  const address = addressOf(kind, name);
  const feed = useMemo(() => new Feed((signal) => get(`${address}/dead-letters${query({ top: TOP })}`, { signal }),
    EVERY_MS), [address]);
  const told = useFeed(feed);
  const letters = told.data?.items ?? [];
  const replay = kind === 'view' ? askReplayView : askReplaySubscription;
  const subscription = useFeed(subscriptions).data?.items.find((one) => kind === 'subscription' && one.name === name);
  return html`
    <aside class="detail" aria-label=${`Dead letters of ${name}`}>
      <header><h2>${name}</h2><a class="button bare" data-close href=${link('dead-letters')} aria-label="Close">
        <${Icon} name="close" /></a></header>
      <div class="verbs"><${Button} kind="primary" disabled=${letters.length === 0}
        onClick=${() => replay(name, feed)}>Replay …<//>
        ${subscription && html`<${Button} onClick=${() => askPause(subscription)}>
          ${subscription.state === 'active' ? 'Pause …' : 'Resume …'}<//>`}</div>
      <${Told} by=${told} of="Dead letters">
        ${told.data && letters.length === 0 && html`<${Empty}
          title="No dead letters">Nothing of ${name} was given up.<//>`}
        <ul class="letters">${letters.map((letter) =>
          html`<${Letter} key=${letter.id ?? `${letter.slot} ${letter.sequence} ${letter.item}`}
            letter=${letter} />`)}</ul>
        ${told.data?.cursor && html`<p class="quiet more">The first ${letters.length} of more.</p>`}
      <//>
    </aside>`;
}

const Letter = ({ letter }) => html`
  <li class="letter">
    <p class="why">${letter.reason}</p>
    <p>${letter.item ? html`
      <a href=${link('events', undefined, { item: letter.item })}>${letter.item}</a> v${letter.version} ·${' '}` : ''}
      <a href=${link('events', undefined, { slot: letter.slot })}>slot ${letter.slot}</a> event${' '}
      ${letter.sequence} ·${' '}
      <a href=${transactionLink(letter.transactionId)}>${letter.transactionId}</a></p>
    ${letter.failedAt && html`<p class="quiet">given up ${time(letter.failedAt)} (<${Ago}
      at=${letter.failedAt} />) after ${plural(letter.attempts, 'attempt')}</p>`}
  </li>`;

const askReplaySubscription = (name, feed) => ask({
  title: `Replay the dead letters of ${name}?`,
  text: html`<p>Each is sent once more, with the id that it had; those that are delivered are removed. Other
    deliveries go on.</p>`,
  verb: 'Replay',
  run: async () => {
    const { delivered, failed, left } = await post(`subscriptions/${segment(name)}/replay`, { deadLetters: true });
    feed.refresh();
    subscriptions.refresh();
    return html`<p>${count(delivered)} delivered, ${count(failed)} failed once more, ${count(left)} left.</p>`;
  },
});

const askReplayView = (name, feed) => ask({
  title: `Replay the dead letters of ${name}?`,
  text: html`<p>The view is rebuilt beside the one that is read, so that what it can apply by now gets its place among
    what came later. What it still cannot apply becomes a dead letter again.</p>`,
  verb: 'Rebuild it',
  run: async () => {
    await post(`views/definitions/${segment(name)}/dead-letters/replay`);
    feed.refresh();
    views.refresh();
    return html`<p>It is being built; see <a href=${link('views', name)}>its progress</a>.</p>`;
  },
});

function askPause(subscription) {
  const verb = subscription.state === 'active' ? 'pause' : 'resume';
  ask({
    title: `${verb === 'pause' ? 'Pause' : 'Resume'} ${subscription.name}?`,
    text: html`<p>
      ${verb === 'pause' ? 'Nothing is delivered until it is resumed; then it' : 'It'} goes on where it is.</p>`,
    verb: verb === 'pause' ? 'Pause it' : 'Resume it',
    run: async () => {
      const { state } = await post(`subscriptions/${segment(subscription.name)}/${verb}`);
      subscriptions.refresh();
      return html`<p>It is ${state}.</p>`;
    },
  });
}
