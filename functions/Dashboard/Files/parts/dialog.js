// Dialogs. The browser's own element keeps the focus inside and closes on Escape.
import { html, useEffect, useRef, useState } from '../vendor/htm-preact.js';
import { Watched, useWatched } from '../core/state.js';
import { Button, Problem } from './basics.js';

const open = new Watched(null);

/**
 * Asks before something is done that cannot be taken back.
 * { title, text, verb, isDangerous, fields?, run(values): what to say afterwards }
 */
export const ask = (question) => open.set(question);

export function Dialogs() {
  const question = useWatched(open);
  return question && html`<${Question} key=${question.title} ...${question} />`;
}

export function Modal({ title, onClose, children }) {
  const element = useRef();
  useEffect(() => {
    const before = document.activeElement;
    const dialog = element.current;
    dialog.showModal();
    return () => {
      dialog.close(); // What is behind it takes no focus before.
      if (before?.isConnected) before.focus();
    };
  }, []);
  return html`
    <dialog ref=${element} class="modal" aria-label=${title} onClose=${() => element.current && onClose()}
            onClick=${(event) => event.target === element.current && onClose()}>
      <h2>${title}</h2>
      ${children}
    </dialog>`;
}

function Question({ title, text, verb, isDangerous, fields = [], run }) {
  const [values, setValues] = useState(() => Object.fromEntries(fields.map((field) =>
    [field.name, field.value ?? ''])));
  const [progress, setProgress] = useState({ at: 'asked' });
  const close = () => open.set(null);
  const submit = async (event) => {
    event.preventDefault();
    setProgress({ at: 'running' });
    try {
      setProgress({ at: 'done', said: await run(values) });
    } catch (error) {
      setProgress({ at: 'failed', error });
    }
  };
  return html`
    <${Modal} title=${title} onClose=${close}>
      <form onSubmit=${submit}>
        ${progress.at !== 'done' && html`
          <div class="prose">${text}</div>
          ${fields.map((field) => html`
            <${Field} ...${field} value=${values[field.name]}
                      onInput=${(value) => setValues({ ...values, [field.name]: value })} />`)}`}
        ${progress.at === 'done' && html`<div class="prose" role="status">${progress.said}</div>`}
        ${progress.at === 'failed' && html`<${Problem} error=${progress.error} of="The answer" />`}
        <footer>
          ${progress.at === 'done'
            ? html`<${Button} kind="primary" onClick=${close} autofocus>Close<//>`
            : html`
              <${Button} onClick=${close}>Leave it<//>
              <button type="submit" class=${`button ${isDangerous ? 'danger' : 'primary'}`}
                      disabled=${progress.at === 'running'}>
                ${progress.at === 'running' ? 'Asking the host …' : verb}
              </button>`}
        </footer>
      </form>
    <//>`;
}

const Field = ({ name, label, options, value, onInput, hint, type = 'text' }) => html`
  <label class="field">
    <span>${label}</span>
    ${options
      ? html`<select name=${name} value=${value} onChange=${(event) => onInput(event.target.value)}>
          ${options.map(([key, text]) => html`<option value=${key} selected=${key === value}>${text}</option>`)}
        </select>`
      : type === 'json'
        ? html`<textarea name=${name} rows="4" spellcheck="false" value=${value}
            onInput=${(event) => onInput(event.target.value)} />`
        : html`<input name=${name} type=${type} value=${value} onInput=${(event) => onInput(event.target.value)} />`}
    ${hint && html`<small>${hint}</small>`}
  </label>`;
