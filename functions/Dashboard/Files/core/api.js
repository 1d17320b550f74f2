// Calls of the API. Every answer that is no success becomes an ApiError with the words of its problem.
import { credential, credentialHeaders, refusal } from './session.js';

const PATIENCE_MS = 20000;
const JSON_BODY = { 'Content-Type': 'application/json' };

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

/** For the header Idempotency-Key. crypto.randomUUID is there on secure origins only. */
export const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Parameters of an address; those without a value are left out. */
export function query(values) {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return given.length ? `?${new URLSearchParams(given)}` : '';
}

async function call(method, path, body, { signal, patienceMs = PATIENCE_MS, mayBeRefused = false, headers } = {}) {
  const shown = credential.value;
  const request = {
    method,
    headers: { ...credentialHeaders(), ...(body === undefined ? {} : JSON_BODY), ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
    cache: 'no-store',
    credentials: 'same-origin',
  };
  const { answer, content } = await exchange(path, request, signal, patienceMs);
  if (answer.ok) return content;
  // A refusal of an older key says nothing about the one that was given meanwhile.
  if ((answer.status === 401 || answer.status === 403) && !mayBeRefused && shown === credential.value)
    refusal.set({ status: answer.status, detail: content?.detail, hadKey: shown !== null });
  throw new ApiError(answer.status, content, Number(answer.headers.get('Retry-After')) * 1000 || undefined);
}

/** The patience is for the whole answer: a body may stall as well as what comes before it. */
async function exchange(path, request, signal, patienceMs) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), patienceMs);
  const end = () => patience.abort();
  signal?.addEventListener('abort', end);
  try {
    const answer = await fetch(`/api/${path}`, { ...request, signal: patience.signal });
    return { answer, content: contentOf(answer, await answer.text()) };
  } catch (error) {
    if (signal?.aborted || error instanceof ApiError) throw error;
    throw new ApiError(0, { detail: patience.signal.aborted
      ? `The host did not answer within ${Math.round(patienceMs / 1000)} s.`
      : 'The host does not answer.' });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
  }
}

function contentOf(answer, text) {
  if (!text || !/json/.test(answer.headers.get('Content-Type') ?? '')) return null;
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(answer.status, { detail: `The host answers ${answer.status} with what is no JSON.` });
  }
}
