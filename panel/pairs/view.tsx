// Requests with their replies, pings with their answers.
import type { ShownPair } from '../../contract/views.ts';
import type { PanelProps } from '../app.tsx';
import { Nothing, Paged, RowLink, RowLinks } from '../views/parts.tsx';
import { milliseconds } from '../words.ts';

const CHOICES = [
  { choice: 'all', label: 'All', means: 'Every request of which the reply is known' },
  { choice: 'open', label: 'Unanswered', means: 'Requests to which no reply was seen' },
] as const;

export function PairsView({ panel }: PanelProps) {
  const view = panel.views.told.value;
  if (view?.kind !== 'pairs') return undefined;
  return (
    <>
      <Paged panel={panel} list="pairs" choices={CHOICES} total={view.total} />
      {view.total === 0 ? <Nothing>No such request was seen.</Nothing> : <Lines panel={panel} lines={view.lines} />}
    </>
  );
}

function Lines({ lines, panel }: PanelProps & { readonly lines: readonly ShownPair[] }) {
  return (
    <table class="lines" data-testid="pairs">
      <thead>
        <tr>
          <th title="The row of the request">Row</th>
          <th title="What was asked">Request</th>
          <th title="What answers it">Reply</th>
          <th title="The rows of its replies; a transfer has many">Rows</th>
          <th title="From the request to its first reply, as this end saw them">Time</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, at) => (
          <Line key={`${line.request} ${line.answered} ${at}`} panel={panel} line={line} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ line, panel }: PanelProps & { readonly line: ShownPair }) {
  const { answered, asked, count, ms, replies, request } = line;
  return (
    <tr data-testid="pair" class={count === 0 ? 'line-open' : ''}>
      <td class="line-number">
        <RowLink panel={panel} row={request} />
      </td>
      <td>{asked}</td>
      <td>{answered}</td>
      <td>{count === 0 ? 'none yet' : <RowLinks panel={panel} rows={replies} count={count} />}</td>
      <td class="line-number">{ms === undefined ? '' : `${milliseconds(ms)} ms`}</td>
    </tr>
  );
}
