// The transactions of the last seconds side by side on a running time axis: what overlaps is in lanes.
import { html, useEffect, useRef, useState } from '../vendor/htm-preact.js';
import { endOf, keyOf } from '../core/activity.js';
import { duration } from '../core/format.js';

const LANES_MAX = 26;
const LANE_PX = { few: 13, many: 9 };
const FEW = 10;
const GAP_SHARE = 0.004;

/** all: transactions; the newest at the right, where now is. */
export function Lanes({ all, now, seconds, selected, onSelect }) {
  const from = now - seconds * 1000;
  const { lanes, left } = packed(all.filter((one) => reach(one, now) > from), from, now, seconds);
  const lane = lanes.length > FEW ? LANE_PX.many : LANE_PX.few;
  const height = Math.max(lanes.length, 6) * lane;
  const [ref, width] = useWidth();
  const x = (moment) => Math.max(0, ((moment - from) / (seconds * 1000)) * width);
  return html`
    <div class="lanes" ref=${ref}>
      <svg width=${width} height=${height + 18} role="img"
           aria-label=${`${all.length} transactions of the last ${seconds} seconds, each a bar of its phases`}>
        ${everyFew(seconds).map((ago) => html`
          <line class="grid" x1=${x(now - ago * 1000)} x2=${x(now - ago * 1000)} y1="0" y2=${height} />
          <text x=${x(now - ago * 1000)} y=${height + 13}
            text-anchor=${ago === seconds ? 'start' : ago === 0 ? 'end' : 'middle'}>
            ${ago === 0 ? 'now' : `−${ago} s`}
          </text>`)}
        ${lanes.map((inLane, row) => inLane.map((one) => html`
          <g class=${`bar ${one.status} ${one === selected ? 'selected' : ''}`} onClick=${() => onSelect(one)}
             key=${keyOf(one)}>
            <title>${one.id || 'no id yet'}: ${one.status}, ${duration(one.durationMs)}</title>
            ${bars(one, x, row * lane + 1, lane - 2, now)}
          </g>`))}
      </svg>
      ${left > 0 && html`<p class="quiet">${left} more at the same time are not drawn; the list has them.</p>`}
    </div>`;
}

function bars(one, x, y, height, now) {
  const start = new Date(one.startedAt).getTime();
  const end = x(reach(one, now));
  const whole = html`<rect class="whole" x=${x(start)} y=${y} width=${Math.max(2, end - x(start))} height=${height}
    rx="1.5" />`;
  const parts = one.phases.map((phase) => {
    const left = x(start + phase.startMs);
    const width = x(start + phase.startMs + phase.durationMs) - left;
    return width > 0.4 && html`<rect class=${`phase ${phase.name}`} x=${left} y=${y} width=${Math.max(1, width)}
      height=${height} />`;
  });
  const failed = one.status === 'aborted' || one.status === 'inDoubt';
  return [whole, ...parts, failed && html`<rect class="failed" x=${x(endOf(one)) - 2} y=${y - 1} width="3"
    height=${height + 2} />`];
}

/** Each in the first lane that is free when it starts. */
function packed(all, from, now, seconds) {
  const gap = seconds * 1000 * GAP_SHARE;
  const lanes = [];
  const ends = [];
  let left = 0;
  for (const one of [...all].sort((a, b) => new Date(a.startedAt) - new Date(b.startedAt))) {
    const start = new Date(one.startedAt).getTime();
    let lane = ends.findIndex((end) => end + gap < start);
    if (lane < 0 && lanes.length < LANES_MAX) lane = lanes.push([]) - 1;
    if (lane < 0) {
      left++;
      continue;
    }
    lanes[lane].push(one);
    ends[lane] = reach(one, now);
  }
  return { lanes, left };
}

/** Until when it is drawn: what runs, until now. */
function reach(one, now) {
  if (one.status === 'running') return now;
  const phases = one.phases.map((phase) => phase.startMs + phase.durationMs);
  return new Date(one.startedAt).getTime() + Math.max(one.durationMs, ...phases);
}

function everyFew(seconds) {
  const step = seconds <= 15 ? 3 : seconds <= 30 ? 5 : 10;
  return Array.from({ length: Math.floor(seconds / step) + 1 }, (_, i) => i * step);
}

function useWidth() {
  const ref = useRef();
  const [width, setWidth] = useState(600);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry.contentRect.width)));
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}
