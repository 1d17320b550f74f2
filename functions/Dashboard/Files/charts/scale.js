// Axes: round steps, and the ticks on them.
const STEPS = [1, 2, 5];

/** A round step of which at most so many fit into a span. */
export function roundStep(span, ticksMax) {
  const raw = span / ticksMax;
  const power = 10 ** Math.floor(Math.log10(raw || 1));
  return power * (STEPS.find((step) => step * power >= raw) ?? 10);
}

export function ticks(from, to, ticksMax) {
  const step = roundStep(to - from, ticksMax);
  const first = Math.ceil(from / step) * step;
  return Array.from({ length: Math.max(0, Math.floor((to - first) / step) + 1) }, (_, i) => first + i * step);
}
