// The log of what happened to circuits, the newest first: when, to which, and why.
import type { Happening } from '../../contract/happenings.ts';
import type { PanelProps } from '../app.tsx';
import { Icon } from '../icons.tsx';
import { Nothing } from '../views/parts.tsx';
import { counted } from '../words.ts';
import { secondsOf, sentenceOf, textOf } from './words.ts';

export function HappeningsView({ panel }: PanelProps) {
  const all = panel.lately.all.value;
  if (all.length === 0) return <Nothing>Nothing happened to a circuit yet.</Nothing>;
  return (
    <>
      <div class="view-tools">
        <span class="view-count" title="The last thousand are remembered">
          {counted(all.length, 'event')}
        </span>
        <button
          type="button"
          class="choice"
          title="Copy all events as text, a line each"
          data-testid="copy-events"
          onClick={() => void navigator.clipboard.writeText(textOf(all))}
        >
          Copy
        </button>
      </div>
      <table class="lines" data-testid="happenings">
        <thead>
          <tr>
            <th title="Seconds since the grid was started">Time</th>
            <th title="The number that rows carry">Circuit</th>
            <th title="Whose circuit it is; between regions, the other region">Agent</th>
            <th title="The region whose end of the circuit it is">Region</th>
            <th title="What happened, and why">Event</th>
          </tr>
        </thead>
        <tbody>
          {all.toReversed().map((happening) => (
            <Line key={happening.number} happening={happening} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Line({ happening }: { readonly happening: Happening }) {
  const isCircuit = happening.kind === 'circuit';
  return (
    <tr data-testid="happening">
      <td class="line-number">{secondsOf(happening)}</td>
      <td class="line-number">{isCircuit ? happening.circuit : ''}</td>
      <td>{isCircuit ? happening.agent : ''}</td>
      <td>{isCircuit ? happening.region : ''}</td>
      <td class={happening.kind === 'failure' ? 'line-sentence severity-error' : 'line-sentence'}>
        {sentenceOf(happening)}
      </td>
    </tr>
  );
}

/** What keeps a viewer out is said above everything until somebody puts it away. */
export function FailureBar({ panel }: PanelProps) {
  const failure = panel.lately.failure.value;
  if (failure === undefined) return undefined;
  return (
    <div class="failure" role="alert" data-testid="failure">
      <span class="failure-words">✗ {failure}</span>
      <button type="button" class="choice" onClick={() => void panel.views.show('events')}>
        Show events
      </button>
      <button
        type="button"
        class="filter-clear"
        title="Put this away"
        aria-label="Put this away"
        onClick={() => panel.lately.putAway()}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
