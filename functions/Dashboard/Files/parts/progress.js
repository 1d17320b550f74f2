// How far an operation on a shard is: its steps in order, and the slots of the one that copies.
import { html } from '../vendor/htm-preact.js';
import { plural } from '../core/format.js';
import { Ago, State } from './basics.js';

export const Progress = ({ operation, pending, isLarge }) => html`
  <div class=${`operation-progress ${operation.state} ${isLarge ? 'large' : ''}`}>
    <div class="what">${!isLarge && html`<b>${operation.kind}</b> `}
      ${operation.state === 'running' && pending ? html`<${State} of=${pending.phase} />` : html`<${State}
        of=${operation.state} />`}
      ${!isLarge && operation.state !== 'running' &&
        html`<small class="quiet"><${Ago} at=${operation.updatedAt} /></small>`}
      ${operation.state === 'running' && operation.slotsCopied > 0 &&
        html`<small>${plural(operation.slotsCopied, 'slot')} copied</small>`}
    </div>
    <ol class="steps" aria-label=${`${operation.stepsDone} of ${plural(operation.steps.length, 'step')} done`}>
      ${operation.steps.map((step, i) => html`
        <li class=${i < operation.stepsDone ? 'done' : i === operation.stepsDone &&
          operation.state === 'running' ? 'now' : operation.state}
            title=${step}>${step}</li>`)}
    </ol>
  </div>`;
