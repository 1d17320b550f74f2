// Asks who looks, when the host does not let us in.
import { html, useEffect, useRef, useState } from '../vendor/htm-preact.js';
import { credential, isSendable, refusal, signIn } from '../core/session.js';
import { useWatched } from '../core/state.js';
import { Choice } from './basics.js';

const LABELS = { key: 'Operator key (admin level)', token: 'Access token with the role Coordinator.Operator' };

export function SignIn() {
  const said = useWatched(refusal);
  useWatched(credential);
  const [kind, setKind] = useState('key');
  const [text, setText] = useState('');
  const [isOdd, setOdd] = useState(false);
  const input = useRef();
  const dialog = useRef();
  useEffect(() => {
    if (!said) return;
    if (!dialog.current.open) dialog.current.showModal(); // Over any other dialog; what is behind it is out of reach.
    input.current.focus();
  }, [said]);
  if (!said) return null;
  const submit = (event) => {
    event.preventDefault();
    setOdd(!isSendable(text));
    if (isSendable(text)) signIn(kind, text);
    setText('');
  };
  return html`
    <dialog class="sign-in" ref=${dialog} aria-labelledby="sign-in-title"
            onCancel=${(event) => event.preventDefault()} onClose=${() => dialog.current?.showModal()}>
      <form onSubmit=${submit}>
        <h1 id="sign-in-title">Coordinator</h1>
        <p>${said.hadKey ? reasonOf(said) : 'This host asks for the key of an operator.'}</p>
        <${Choice} label="Kind of credential" value=${kind} onChange=${setKind}
                   options=${[['key', 'Operator key'], ['token', 'Bearer token']]} />
        <label class="field">
          <span>${LABELS[kind]}</span>
          <input type="password" name="credential" autocomplete="off" ref=${input} value=${text}
                 onInput=${(event) => setText(event.target.value)}
                 aria-invalid=${String(said.hadKey)} aria-describedby="sign-in-note" />
        </label>
        ${isOdd &&
          html`<p class="bad-text" role="alert">A key or token has visible characters only, and no spaces.</p>`}
        <p id="sign-in-note" class="quiet">It stays in this tab, and is sent as a header, never in an address.</p>
        <button type="submit" class="button primary">Look inside</button>
      </form>
    </dialog>`;
}

function reasonOf(said) {
  return html`<span class="bad-text" role="alert">
    ${said.status === 403 ? 'That is not enough for what is shown here.' : 'That was not accepted.'}
    ${said.detail ? ` ${said.detail}` : ''}
  </span>`;
}
