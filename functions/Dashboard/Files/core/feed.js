// Something that is asked for again and again while somebody looks at it: never twice at a time, not in a hidden tab,
// and more and more seldom while the host does not answer. The last good answer stays.
import { useEffect } from '../vendor/htm-preact.js';
import { credential, refusal } from './session.js';
import { Watched, useWatched } from './state.js';

const BACK_OFF_MAX_MS = 15000;
const NOTHING = { data: undefined, at: undefined, error: undefined, failingSince: undefined };

export class Feed {
  #load;
  #everyMs;
  #users = 0;
  #failures = 0;
  #timer;
  #running;
  #again = false;

  /** load(signal, lastData) gives the next data. */
  constructor(load, everyMs) {
    this.#load = load;
    this.#everyMs = everyMs;
    this.state = new Watched(NOTHING);
    document.addEventListener('visibilitychange', () => document.hidden || this.#users === 0 || this.refresh());
    credential.watch(() => this.#users > 0 && this.refresh());
  }

  /** Asks now; after a verb, so that its effect is seen at once. */
  refresh() {
    if (this.#running) this.#again = true;
    else this.#turn();
  }

  use() {
    if (++this.#users === 1) this.refresh();
    return () => {
      if (--this.#users > 0) return;
      clearTimeout(this.#timer);
      this.#running?.abort();
      this.#running = undefined;
    };
  }

  async #turn() {
    clearTimeout(this.#timer);
    const turn = new AbortController();
    this.#running = turn;
    try {
      const data = await this.#load(turn.signal, this.state.value.data);
      if (turn.signal.aborted) return;
      this.#failures = 0;
      this.state.set({ data, at: Date.now(), error: undefined, failingSince: undefined });
    } catch (error) {
      if (turn.signal.aborted) return;
      this.#failures++;
      const { data, at, failingSince } = this.state.value;
      this.state.set({ data, at, error, failingSince: failingSince ?? Date.now() });
    }
    this.#running = undefined;
    this.#schedule();
  }

  #schedule() {
    if (this.#users === 0) return;
    const error = this.state.value.error;
    const isRefused = error && refusal.value && (error.status === 401 || error.status === 403);
    if (document.hidden || isRefused) return; // A visible tab, or another key, goes on.
    const backOff = Math.min(BACK_OFF_MAX_MS, this.#everyMs * 2 ** Math.max(0, this.#failures - 1));
    const delay = error ? Math.max(backOff, error.retryAfterMs ?? 0) : this.#everyMs;
    this.#timer = setTimeout(() => this.#turn(), this.#again ? 0 : delay);
    this.#again = false;
  }
}

/** What a feed says now. It is asked for as long as the component is on the screen. */
export function useFeed(feed) {
  useEffect(() => feed.use(), [feed]);
  return useWatched(feed.state);
}
