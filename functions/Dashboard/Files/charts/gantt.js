// A saga's steps over time: what each did, its failed attempts, what undid it, and where an operator has to look.
import { html } from '../vendor/htm-preact.js';
import { duration, time } from '../core/format.js';
import { ticks } from './scale.js';

const ENDS = new Set(['stepDone', 'stepFailed', 'stepStopped', 'stepConfirmed', 'stepCompensated', 'stepSkipped',
  'stepStuck']);

/** The bars of a step: { kind: 'forward' | 'confirm' | 'undo', from, to, end }, and its failed attempts. */
export function barsOf(saga, step, now) {
  const bars = [];
  const marks = [];
  for (const entry of saga.timeline.filter((one) => one.step === step.name)) {
    const at = new Date(entry.at).getTime();
    const open = bars.at(-1)?.end === undefined ? bars.at(-1) : undefined;
    if (entry.kind === 'stepStarted' || entry.kind === 'confirmStarted' || entry.kind === 'compensationStarted') {
      if (open) close(open, at, 'stopped');
      bars.push({ kind: KIND[entry.kind], from: at });
    } else if (entry.kind === 'attemptFailed') {
      marks.push({ at, kind: 'failed', note: entry.note });
    } else if (entry.kind === 'eventReceived' || entry.kind === 'operatorAccepted') {
      marks.push({ at, kind: 'word', note: entry.note });
      const goesOn = entry.kind === 'operatorAccepted' && entry.note !== 'Skip';
      if (goesOn && !open) bars.push({ kind: bars.at(-1)?.kind ?? 'forward', from: at });
    } else if (ENDS.has(entry.kind)) {
      if (open) close(open, at, END[entry.kind]);
      else if (entry.kind === 'stepStuck') marks.push({ at, kind: 'stuck', note: entry.note });
    }
  }
  const last = bars.at(-1);
  if (last && last.end === undefined) close(last, saga.endedAt ? new Date(saga.endedAt).getTime() : now, 'running');
  return { bars, marks };
}

const KIND = { stepStarted: 'forward', confirmStarted: 'confirm', compensationStarted: 'undo' };
const END = {
  stepDone: 'done', stepFailed: 'failed', stepStopped: 'stopped', stepConfirmed: 'done', stepCompensated: 'done',
  stepSkipped: 'skipped', stepStuck: 'stuck',
};

function close(bar, to, end) {
  bar.to = to;
  bar.end = end;
}

/** Where the axis ends: now while something runs; a stuck saga stands still where it got stuck. */
function endOf(saga, now) {
  const moves = saga.steps.some((step) => step.state === 'running' || step.state === 'compensating');
  const last = saga.timeline.at(-1)?.at ?? saga.startedAt;
  return saga.endedAt || !moves ? new Date(saga.endedAt ?? last).getTime() : now;
}

export function Gantt({ saga, now, selected, onSelect }) {
  const from = new Date(saga.timeline[0]?.at ?? saga.startedAt).getTime();
  const to = Math.max(endOf(saga, now), from + 1);
  const span = (to - from) * 1.02;
  const x = (at) => `${(((at - from) / span) * 100).toFixed(3)}%`;
  const turned = saga.timeline.filter((entry) => entry.kind === 'turnedBack' || entry.kind === 'decided');
  return html`
    <div class="gantt" role="group" aria-label=${`Steps of ${saga.id}`}>
      <div class="axis"><span />
        <div>${ticks(0, span, 6).map((tick) => html`<em style=${{ left: x(from + tick) }}>
          ${tick === 0 ? time(from) : `+${duration(tick)}`}</em>`)}</div>
      </div>
      ${saga.steps.map((step) => {
        const { bars, marks } = barsOf(saga, step, now);
        return html`
          <div class=${`line ${step.name === selected ? 'selected' : ''}`}>
            <button type="button" class="name" aria-pressed=${String(step.name === selected)}
                    onClick=${() => onSelect(step.name)}>
              <i class=${`dot ${step.state}`} />${step.name}
            </button>
            <div role="img" aria-label=${`${step.state}: ${bars.map(told).join(', ') || 'nothing done'}`}>
              ${turned.map((entry) => html`<i class=${`turn ${entry.kind}`}
                style=${{ left: x(new Date(entry.at)) }} />`)}
              ${bars.map((bar) => html`
                <i class=${`step ${bar.kind} ${bar.end}`} title=${told(bar)}
                   style=${{ left: x(bar.from),
                     width: `max(3px, ${(((bar.to - bar.from) / span) * 100).toFixed(3)}%)` }}>
                  <b>${bar.kind === 'forward' ? '' : bar.kind}</b></i>`)}
              ${marks.map((mark) => html`<i class=${`mark ${mark.kind}`} title=${mark.note}
                style=${{ left: x(mark.at) }} />`)}
              ${bars.length === 0 && html`<em class="none">${step.state}</em>`}
            </div>
          </div>`;
      })}
    </div>`;
}

const told = (bar) => `${bar.kind} ${bar.end}, ${duration(bar.to - bar.from)}`;
