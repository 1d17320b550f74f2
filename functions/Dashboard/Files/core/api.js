// Calls of the API. Every answer that is no success becomes an ApiError with the words of its problem.
import { credential, credentialHeaders, refusal } from './session.js';

const PATIENCE_MS = 20000;

export class ApiError extends Error {
  constructor(status, problem, retryAfterMs) {
    super(problem?.detail ?? problem?.title ?? (status ? `The host answers ${status}.` : 'The host does not answer.'));
    this.status = status;
    this.problem = problem;
    this.retryAfterMs = retryAfterMs;
  }

  /** What is wrong with the request, field by field. */
  get fields() {
    return Object.entries(this.problem?.errors ?? {});
  }
}

export const get = (path, options) => call('GET', path, undefined, options);
export const post = (path, body, options) => call('POST', path, body, options);
export const remove = (path, options) => call('DELETE', path, undefined, options);

/** A segment of an address, whatever it contains. */
export const segment = (text) => encodeURIComponent(text);

/** Parameters of an address; those without a value are left out. */
export function query(values) {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return given.length ? `?${new URLSearchParams(given)}` : '';
}

async function call(method, path, body, { signal, patienceMs = PATIENCE_MS, mayBeRefused = false } = {}) {
  const shown = credential.value;
  const answer = await send(method, path, body, signal, patienceMs);
  const content = await read(answer);
  if (answer.ok) return content;
  // A refusal of an older key says nothing about the one that was given meanwhile.
  if ((answer.status === 401 || answer.status === 403) && !mayBeRefused && shown === credential.value)
    refusal.set({ status: answer.status, detail: content?.detail, hadKey: shown !== null });
  throw new ApiError(answer.status, content, Number(answer.headers.get('Retry-After')) * 1000 || undefined);
}

async function send(method, path, body, signal, patienceMs) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), patienceMs);
  const end = () => patience.abort();
  signal?.addEventListener('abort', end);
  try {
    return await fetch(`/api/${path}`, {
      method,
      headers: { ...credentialHeaders(), ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: patience.signal,
      cache: 'no-store',
      credentials: 'same-origin',
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError(0, { detail: patience.signal.aborted
      ? `The host did not answer within ${Math.round(patienceMs / 1000)} s.`
      : 'The host does not answer.' });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
  }
}

async function read(answer) {
  const text = await answer.text();
  if (!text || !/json/.test(answer.headers.get('Content-Type') ?? '')) return null;
  return JSON.parse(text);
}
