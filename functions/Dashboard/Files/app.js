// The frame around all views: where one can go, what needs attention, who looks, and the keyboard.
import { html, render, useEffect, useErrorBoundary, useState } from './vendor/htm-preact.js';
import { useAttention } from './core/attention.js';
import { useFeed } from './core/feed.js';
import { health } from './core/feeds.js';
import { link, place } from './core/router.js';
import { credential, signOut } from './core/session.js';
import { listenToKeys } from './core/shortcuts.js';
import { useWatched } from './core/state.js';
import { applyTheme, theme, turnTheme } from './core/theme.js';
import { Button, State } from './parts/basics.js';
import { Dialogs } from './parts/dialog.js';
import { Icon } from './parts/icon.js';
import { Search } from './parts/search.js';
import { Shortcuts } from './parts/shortcutList.js';
import { SignIn } from './parts/signIn.js';
import { VIEWS, viewOf } from './views/all.js';

function App() {
  const at = useWatched(place);
  const view = viewOf(at.view);
  const [isMenuOpen, setMenuOpen] = useState(false);
  useEffect(() => setMenuOpen(false), [at]);
  useEffect(() => {
    document.title = `${view.title} · Coordinator`;
  }, [view]);
  return html`
    <a class="skip" href="#main" onClick=${toMain}>Skip to the view</a>
    <header class="top">
      <${Button} kind="bare menu-button" icon="menu" aria-label="Views" aria-expanded=${String(isMenuOpen)}
                 onClick=${() => setMenuOpen(!isMenuOpen)} />
      <a class="brand" href="#/overview"><img src="/api/dashboard/icon.svg" alt="" width="18"
        height="18" />Coordinator</a>
      <${Search} />
      <${HostState} />
      <${Theme} />
      <${Who} />
    </header>
    <${Views} present=${view.name} isOpen=${isMenuOpen} />
    <main id="main" tabindex="-1">
      <h1>${view.title}</h1>
      <${Guarded} key=${view.name}><${view.View} argument=${at.argument} parameters=${at.parameters} /><//>
    </main>
    <${Dialogs} /><${Shortcuts} /><${SignIn} />`;
}

function Views({ present, isOpen }) {
  const findings = useAttention();
  return html`
    <nav class=${`views ${isOpen ? 'open' : ''}`} aria-label="Views">
      ${VIEWS.map((view) => {
        const here = findings.filter((one) => one.view === view.name && one.level !== 'asking');
        const isBad = here.some((one) => one.level === 'bad');
        return html`
          <a href=${link(view.name, undefined, here.length > 0 ? view.whatIsWrong : {})}
            aria-current=${view.name === present ? 'page' : undefined}>
            <${Icon} name=${view.name} /><span>${view.title}</span>
            ${here.length > 0
              ? html`<b class=${`count ${isBad ? 'bad' : 'warn'}`} aria-label=${`${here.length} need attention`}>
                ${here.length}</b>`
              : html`<kbd aria-hidden="true">${view.key}</kbd>`}
          </a>`;
      })}
    </nav>`;
}

function HostState() {
  const { data, error } = useFeed(health);
  const status = error ? 'unavailable' : data?.status;
  const label = error ? 'no answer' : status;
  return status ? html`<a class="host-state" href=${link('cluster')}
    title=${error?.message ?? 'The host and its stores'}>
    <${State} of=${status} label=${label} /></a>` : html`<span class="host-state" />`;
}

function Theme() {
  const chosen = useWatched(theme);
  return html`<${Button} kind="bare" icon=${chosen} aria-label=${`Theme: ${chosen}`} title=${`Theme: ${chosen}`}
                         onClick=${turnTheme} />`;
}

function Who() {
  const known = useWatched(credential);
  return known && html`<${Button} kind="bare" icon="key" title="Forget the key" aria-label="Sign out"
                                  onClick=${signOut}><span class="only-wide">Sign out</span><//>`;
}

/** A view that breaks says so, and leaves the others usable. */
function Guarded({ children }) {
  const [error, again] = useErrorBoundary((thrown) => console.error(thrown));
  if (!error) return children;
  return html`
    <div class="empty bad" role="alert"><strong>This view has a fault</strong><p>${error.message}</p>
      <${Button} onClick=${again}>Draw it again<//></div>`;
}

function toMain(event) {
  event.preventDefault();
  document.getElementById('main').focus();
}

applyTheme();
listenToKeys(VIEWS);
const root = document.getElementById('app');
root.replaceChildren();
render(html`<${App} />`, root);
