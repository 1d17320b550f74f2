// A value that components can watch. What is shared between views lives in these, not in the components.
import { useEffect, useState } from '../vendor/htm-preact.js';

export class Watched {
  #listeners = new Set();

  constructor(value) {
    this.value = value;
  }

  set(value) {
    if (Object.is(value, this.value)) return;
    this.value = value;
    for (const listener of [...this.#listeners]) listener(value);
  }

  watch(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** The present value of something watched; the component is drawn again when it changes. */
export function useWatched(watched) {
  const [, redraw] = useState(0);
  useEffect(() => {
    redraw((n) => n + 1); // It may have changed between the drawing and this.
    return watched.watch(() => redraw((n) => n + 1));
  }, [watched]);
  return watched.value;
}

/** The time, some times a second apart, for ages that grow on the screen. */
export function useNow(everyMs = 1000) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => document.hidden || setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
