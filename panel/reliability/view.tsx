// Each reliable packet with its copies and its ack.
import type { ShownReliable } from '../../contract/views.ts';
import type { PanelProps } from '../app.tsx';
import { Nothing, Paged, RowLink, RowLinks } from '../views/parts.tsx';
import { milliseconds } from '../words.ts';

const CHOICES = [
  { choice: 'all', label: 'All', means: 'Every packet that asked for an ack' },
  { choice: 'open', label: 'Unacked', means: 'Packets of which no ack was seen' },
  { choice: 'resent', label: 'Sent again', means: 'Packets with copies' },
] as const;

export function ReliabilityView({ panel }: PanelProps) {
  const view = panel.views.told.value;
  if (view?.kind !== 'reliable') return undefined;
  return (
    <>
      <Paged panel={panel} list="reliable" choices={CHOICES} total={view.total} />
      {view.total === 0 ? <Nothing>No such packet was seen.</Nothing> : <Lines panel={panel} lines={view.lines} />}
    </>
  );
}

function Lines({ lines, panel }: PanelProps & { readonly lines: readonly ShownReliable[] }) {
  return (
    <table class="lines" data-testid="reliable">
      <thead>
        <tr>
          <th title="The row that sent it first">Row</th>
          <th title="When it was sent first, in seconds since the start of the log">Time</th>
          <th title="The circuit that it was sent on">Circ</th>
          <th title="→ to the simulator, ← from it">
            <span class="spoken">Direction</span>
          </th>
          <th title="Its number on the circuit">Seq</th>
          <th title="The message in it">Name</th>
          <th title="The rows that sent it again, because no ack had come">Sent again</th>
          <th title="The row with its first ack, appended or in a PacketAck">Ack</th>
          <th title="From the first time it was sent to its first ack. The circuit's own figure leaves out packets that were sent again">
            Latency
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line key={line.row} panel={panel} line={line} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ line, panel }: PanelProps & { readonly line: ShownReliable }) {
  const { ack, circuit, direction, name, resends, row, sequence, time } = line;
  return (
    <tr data-testid="reliable-line" class={ack === undefined ? 'line-open' : ''}>
      <td class="line-number">
        <RowLink panel={panel} row={row} />
      </td>
      <td class="line-number">{time.toFixed(3)}</td>
      <td class="line-number">{circuit}</td>
      <td
        class={`direction-${direction}`}
        title={direction === 'in' ? 'in, to the simulator' : 'out, from the simulator'}
      >
        {direction === 'in' ? '→' : '←'}
      </td>
      <td class="line-number">{sequence}</td>
      <td>{name}</td>
      <td>
        <RowLinks panel={panel} rows={resends} count={resends.length} />
      </td>
      <td class="line-number">{ack === undefined ? 'none yet' : <RowLink panel={panel} row={ack.row} />}</td>
      <td class="line-number">{ack === undefined ? '' : `${milliseconds(ack.ms)} ms`}</td>
    </tr>
  );
}
