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
  #wishes = [];
  #failures = 0;
  #timer;
  #running;
  #unlisten;
  #again = false;

  /**
   * load(signal, lastData, show) gives the next data, and may show some on the way. Who looks closely may wish for it
   * more often than every so many ms.
   */
  constructor(load, everyMs) {
    this.#load = load;
    this.#everyMs = everyMs;
    this.state = new Watched(NOTHING);
  }

  /** Asks now; after a verb, so that its effect is seen at once. */
  refresh() {
    if (this.#running) this.#again = true;
    else this.#turn();
  }

  use(everyMs = this.#everyMs) {
    const wish = { everyMs };
    if (this.#wishes.length === 0) this.#listen();
    const isSooner = this.#wishes.every((other) => other.everyMs > everyMs);
    this.#wishes.push(wish);
    if (isSooner) this.refresh();
    return () => {
      this.#wishes.splice(this.#wishes.indexOf(wish), 1);
      if (this.#wishes.length > 0) return;
      this.#unlisten();
      clearTimeout(this.#timer);
      this.#running?.abort();
      this.#running = undefined;
    };
  }

  /** Only while it is used: a feed of a view that was closed is kept alive by nobody. */
  #listen() {
    const whenSeen = () => document.hidden || this.refresh();
    document.addEventListener('visibilitychange', whenSeen);
    const unwatch = credential.watch(() => this.refresh());
    this.#unlisten = () => {
      document.removeEventListener('visibilitychange', whenSeen);
      unwatch();
    };
  }

  async #turn() {
    clearTimeout(this.#timer);
    const turn = new AbortController();
    this.#running = turn;
    try {
      const data = await this.#load(turn.signal, this.state.value.data, (part) => this.#show(part, turn));
      if (turn.signal.aborted) return;
      this.#show(data, turn);
    } catch (error) {
      if (turn.signal.aborted) return;
      this.#failures++;
      const { data, at, failingSince } = this.state.value;
      this.state.set({ data, at, error, failingSince: failingSince ?? Date.now() });
    }
    this.#running = undefined;
    this.#schedule();
  }

  #show(data, turn) {
    if (turn.signal.aborted) return;
    this.#failures = 0;
    this.state.set({ data, at: Date.now(), error: undefined, failingSince: undefined });
  }

  #schedule() {
    if (this.#wishes.length === 0) return;
    const error = this.state.value.error;
    const isRefused = error && refusal.value && (error.status === 401 || error.status === 403);
    if (document.hidden || isRefused) return; // A visible tab, or another key, goes on.
    const everyMs = Math.min(...this.#wishes.map((wish) => wish.everyMs));
    const backOff = Math.min(BACK_OFF_MAX_MS, everyMs * 2 ** Math.max(0, this.#failures - 1));
    const delay = error ? Math.max(backOff, error.retryAfterMs ?? 0) : everyMs;
    this.#timer = setTimeout(() => this.#turn(), this.#again ? 0 : delay);
    this.#again = false;
  }
}

/** What a feed says now. It is asked for as long as the component is on the screen. */
export function useFeed(feed, everyMs) {
  useEffect(() => feed.use(everyMs), [feed, everyMs]);
  return useWatched(feed.state);
}
