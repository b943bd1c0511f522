// Why there is nothing to see, and what to do about it.
import { useState } from 'preact/hooks';
import type { PanelProps } from './app.tsx';
import { widened } from './filter/draft.ts';
import type { Emptiness } from './state.ts';
import { counted } from './words.ts';

/** How long the button says that it has copied. */
const COPIED_MS = 1500;

export function Empty({ panel, why }: PanelProps & { readonly why: Emptiness }) {
  if (why === 'waiting') return panel.sandbox.value?.isReading === true ? <Reading /> : undefined;
  return (
    <div class="empty" data-testid={`empty-${why}`}>
      {why === 'stopped' ? <Stopped panel={panel} /> : undefined}
      {why === 'silent' ? <Silent panel={panel} /> : undefined}
      {why === 'bare' ? <p class="empty-title">The capture has no rows</p> : undefined}
      {why === 'unmatched' ? <Unmatched panel={panel} /> : undefined}
    </div>
  );
}

function Reading() {
  return (
    <div class="empty" data-testid="empty-reading">
      <p class="empty-title">Reading the capture</p>
      <p>Who talked to whom shows at its end: its rows appear when all of it is read.</p>
    </div>
  );
}

function Stopped({ panel }: PanelProps) {
  return (
    <>
      <p class="empty-title">No sandbox grid is running</p>
      <p>Start one, point a viewer or a bot at it, and every packet that crosses its doors is shown here.</p>
      <button type="button" class="primary" data-testid="start" onClick={() => panel.start()}>
        Start Sandbox Grid
      </button>
    </>
  );
}

function Silent({ panel }: PanelProps) {
  const uri = panel.sandbox.value?.loginUri ?? '';
  const someoneIsHere = panel.grid.value?.circuits.some((circuit) => circuit.state === 'open') ?? false;
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(uri);
    setCopied(true);
    setTimeout(() => setCopied(false), COPIED_MS);
  };
  return (
    <>
      <p class="empty-title">{someoneIsHere ? 'Nothing yet' : 'Nobody is here yet'}</p>
      <p>
        {someoneIsHere
          ? 'The log is empty. Every packet that crosses the doors of the grid from now on is shown here.'
          : 'The grid listens. Log in with a viewer or a bot: any first and last name, any password.'}
      </p>
      <p class="empty-uri">
        <span class="empty-uri-label">Login URI</span>
        <code data-testid="login-uri">{uri}</code>
        <button type="button" class="secondary" onClick={() => void copy()}>
          {copied ? 'Copied' : 'Copy'}
        </button>
      </p>
    </>
  );
}

function Unmatched({ panel }: PanelProps) {
  const { rows } = panel;
  const { search, total } = rows.window.value;
  const looked = search?.looked ?? total;
  const wider = widened(rows.inForce.value);
  return (
    <>
      <p class="empty-title">Nothing matches the filter</p>
      <p>
        None of {counted(looked, 'row')} {search === undefined ? 'matches' : 'that were looked at matches'}{' '}
        <code>{rows.inForce.value}</code>.
        {wider === undefined ? '' : ' A name is compared whole; use * for the rest of it.'}
      </p>
      <p class="empty-buttons">
        <button type="button" class="primary" data-testid="clear-filter" onClick={() => void rows.setFilter('')}>
          Clear Filter
        </button>
        {wider === undefined ? undefined : (
          <button type="button" class="secondary" onClick={() => void rows.setFilter(wider)}>
            Try {wider}
          </button>
        )}
      </p>
    </>
  );
}
