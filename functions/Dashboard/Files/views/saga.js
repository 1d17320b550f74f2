// One saga: its steps as a Gantt chart with what was undone, its timeline, and what an operator can do.
import { html, useMemo, useState } from '../vendor/htm-preact.js';
import { get, newKey, post, segment } from '../core/api.js';
import { Feed, useFeed } from '../core/feed.js';
import { stuckSagas } from '../core/feeds.js';
import { duration, plural, time, words } from '../core/format.js';
import { link } from '../core/router.js';
import { useNow } from '../core/state.js';
import { Gantt } from '../charts/gantt.js';
import { Button, Fact, Json, Panel, State, Told } from '../parts/basics.js';
import { ask } from '../parts/dialog.js';
import { Icon } from '../parts/icon.js';

const EVERY_MS = 1500;
const FINAL = new Set(['completed', 'compensated', 'cancelled']);

export function SagaDetail({ id, parameters }) {
  const feed = useMemo(() => new Feed((signal) => get(`sagas/${segment(id)}`, { signal }), EVERY_MS), [id]);
  const told = useFeed(feed);
  const saga = told.data;
  const now = useNow();
  const [chosen, setChosen] = useState();
  const step = saga?.steps.find((one) => one.name === chosen) ?? saga?.steps.find((one) => one.state === 'stuck');
  return html`
    <aside class="detail" aria-label=${`Saga ${id}`}>
      <header><h2>${id}</h2><a class="button bare" data-close href=${link('sagas', undefined, parameters)}
        aria-label="Close"><${Icon} name="close" /></a></header>
      <${Told} by=${told} of="The saga">${saga && html`
        <dl class="facts">
          <${Fact} name="State"><${State} of=${saga.state} /><//>
          <${Fact} name="Definition">${saga.definition} v${saga.version}<//>
          <${Fact} name="Started">${time(saga.startedAt)}<//>
          <${Fact} name="Took">${duration((saga.endedAt ? new Date(saga.endedAt) : now) - new Date(saga.startedAt))}<//>
          <${Fact} name="Direction">${directionOf(saga)}<//>
        </dl>
        ${saga.error && html`<p class="why">${saga.error}</p>`}
        ${saga.leftBehind &&
          html`<p class="why">Steps that were skipped, so that what they did may stand:
            ${saga.leftBehind.join(', ')}</p>`}
        <${Panel} title="Steps" aside=${html`<ul class="key"><li><i class="step forward done" />forward</li>
          <li><i class="step confirm done" />confirm</li><li><i class="step undo done" />compensation</li>
          <li><i class="mark failed" />failed attempt</li></ul>`}>
          <${Gantt} saga=${saga} now=${now} selected=${step?.name}
            onSelect=${(name) => setChosen(name === chosen ? undefined : name)} />
        <//>
        ${step && html`<${Step} saga=${saga} step=${step} feed=${feed} />`}
        <${Verbs} saga=${saga} feed=${feed} />
        <${Timeline} saga=${saga} step=${step} />
        <${Panel} title="Input"><${Json} value=${saga.input} /><//>`}
      <//>
    </aside>`;
}

const directionOf = (saga) => {
  if (FINAL.has(saga.state)) return saga.state === 'completed' ? 'went forward' : 'went back';
  if (saga.decided) return 'decided: goes forward only';
  return saga.timeline.some((entry) => entry.kind === 'turnedBack') ? 'goes back' : 'may still turn back';
};

const Step = ({ saga, step, feed }) => html`
  <${Panel} title=${`Step ${step.name}`} aside=${html`<${State} of=${step.state} />`}>
    <dl class="facts">
      <${Fact} name="Attempts">${step.attempts}${step.compensationAttempts
        ? `, undone in ${plural(step.compensationAttempts, 'attempt')}` : ''}<//>
      ${step.stuckAt && html`<${Fact} name="Stuck at">${words(step.stuckAt)}<//>`}
      ${step.startedAt && html`<${Fact} name="Started">${time(step.startedAt)}<//>`}
      ${step.endedAt && html`<${Fact} name="Ended">${time(step.endedAt)}<//>`}
    </dl>
    ${step.error && html`<p class="why">${step.error}</p>`}
    ${step.result !== undefined && html`<${Json} value=${step.result} />`}
    ${step.state === 'stuck' && html`<${StuckVerbs} saga=${saga} step=${step} feed=${feed} />`}
  <//>`;

const RESULT = {
  name: 'result', label: 'Result', type: 'json',
  hint: 'JSON; what the step would have answered, if later steps use it. Empty for none.',
};

function StuckVerbs({ saga, step, feed }) {
  const verb = (name, text, isDangerous, fields) => () => ask({
    title: `${name[0].toUpperCase()}${name.slice(1)} step ${step.name}?`,
    text: html`<p>${text}</p>`,
    verb: `${name[0].toUpperCase()}${name.slice(1)} it`,
    isDangerous,
    fields,
    run: ({ result = '' }) => tell(saga, feed, `steps/${segment(step.name)}/${name}`,
      'The saga takes the word as soon as it looks; its timeline tells what came of it.',
      result.trim() ? { result: jsonOf(result, 'Result') } : undefined),
  });
  return html`<div class="verbs">
    <${Button} kind="primary" onClick=${verb('retry',
      `What could not be done (${step.stuckAt}) is tried again, with all its attempts.`)}>Retry …<//>
    ${step.stuckAt !== 'settle' && html`
      <${Button}
        onClick=${verb('resolve',
          'You have done by hand what the step could not: it is taken for done. Nothing is called.', true, [RESULT])}>
        Resolve …<//>
      <${Button} kind="danger" onClick=${verb('skip',
        'The saga goes on without it. What the step did, or may have done, stays; the saga is marked as having left it '
          + 'behind.', true)}>Skip …<//>`}
  </div>`;
}

function Verbs({ saga, feed }) {
  if (FINAL.has(saga.state)) return null;
  const waits = saga.steps.some((step) => step.state === 'running');
  const cancel = () => ask({
    title: `Cancel ${saga.id}?`,
    text: html`<p>What its steps did is undone in reverse order, by their compensations. Once it is decided it goes
      forward only, and refuses.</p>`,
    verb: 'Cancel it',
    isDangerous: true,
    run: () => tell(saga, feed, 'cancel', 'The cancel is on its way; the timeline tells whether it was accepted.'),
  });
  const raise = (key) => ask({
    title: `Bring an event to ${saga.id}`,
    text: html`<p>A step that waits for an event of this name goes on. It is brought once, even if this is confirmed
      twice.</p>`,
    fields: [
      { name: 'event', label: 'Event', hint: 'The name that the definition waits for, such as approved.' },
      { name: 'body', label: 'What it says', type: 'json', hint: 'JSON, for later steps. Empty for nothing.' },
    ],
    verb: 'Bring it',
    run: ({ event, body }) => tell(saga, feed, `events/${segment(event.trim())}`, `The event ${event} is on its way.`,
      body.trim() ? jsonOf(body, 'What it says') : undefined, { 'Idempotency-Key': key }),
  });
  return html`<div class="verbs">
    ${waits && html`<${Button} onClick=${() => raise(newKey())}>Bring an event …<//>`}
    ${!saga.decided && html`<${Button} kind="danger" onClick=${cancel}>Cancel …<//>`}
  </div>`;
}

function jsonOf(text, field) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`"${field}" is no JSON: ${error.message}. A text needs quotes.`, { cause: error });
  }
}

async function tell(saga, feed, verb, said, body, headers) {
  await post(`sagas/${segment(saga.id)}/${verb}`, body, { headers });
  feed.refresh();
  stuckSagas.refresh();
  return html`<p>${said}</p>`;
}

function Timeline({ saga, step }) {
  const from = new Date(saga.timeline[0]?.at ?? saga.startedAt).getTime();
  return html`
    <${Panel} title="Timeline" aside=${saga.timelineDropped ? `${saga.timelineDropped} older entries dropped` : ''}>
      <ol class="timeline">${saga.timeline.map((entry) => html`
        <li class=${`${entry.kind} ${step && entry.step === step.name ? 'marked' : ''}`}>
          <time title=${entry.at}>+${duration(new Date(entry.at) - from)}</time>
          <span><b>${entry.step ?? ''}</b> ${words(entry.kind)}${entry.note
            ? html`<small>${entry.note}</small>` : ''}</span>
        </li>`)}</ol>
    <//>`;
}
