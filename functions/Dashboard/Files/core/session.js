// Who looks: a key or a token, for this tab alone. It is sent as a header, never as a part of an address.
import { Watched } from './state.js';
import { store, stored } from './stored.js';

const STORED = 'coordinator.credential';
const AREA = () => sessionStorage;

/** { kind: 'key' | 'token', text } or null. */
export const credential = new Watched(read());

/** What the host said when it refused the last call; null while it lets us in. */
export const refusal = new Watched(null);

/** What can be sent in a header: visible characters without spaces. */
export const isSendable = (text) => /^[\x21-\x7e]+$/.test(text.trim());

export function signIn(kind, text) {
  const value = { kind, text: text.trim() };
  store(AREA, STORED, JSON.stringify(value));
  refusal.set(null);
  credential.set(value);
}

/** The page is loaded anew, so that nothing that was shown stays in it. */
export function signOut() {
  store(AREA, STORED, null);
  location.reload();
}

/** The headers that tell the host who calls. */
export function credentialHeaders() {
  if (!credential.value) return {};
  return credential.value.kind === 'token'
    ? { Authorization: `Bearer ${credential.value.text}` }
    : { 'x-functions-key': credential.value.text };
}

function read() {
  const text = stored(AREA, STORED);
  return text ? JSON.parse(text) : null;
}
