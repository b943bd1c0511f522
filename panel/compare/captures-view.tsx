// Two captures: what the other one has and this one does not, line by line, each line with its rows in both.
import type {
  CaptureChange,
  ComparedCircuit,
  ComparedLines,
  ComparedName,
  ComparedPlace,
  ComparedValue,
  ShownComparison,
} from '../../contract/comparison.ts';
import { LINES_AT_ONCE } from '../../contract/views.ts';
import type { PanelProps } from '../app.tsx';
import { Nothing, RowLink } from '../views/parts.tsx';
import { counted, grouped } from '../words.ts';
import { pageText } from './captures.ts';
import './compare.css';

type Done = Extract<ShownComparison, { readonly kind: 'done' }>;

export function CapturesView({ panel }: PanelProps) {
  const shown = panel.captures.shown.value;
  return (
    <>
      <div class="view-tools">
        <button
          type="button"
          class="secondary"
          title="Choose a capture that is open, or a file, and see what differs"
          data-testid="choose-capture"
          onClick={() => panel.captures.choose()}
        >
          Compare with another capture…
        </button>
        <Progress panel={panel} />
      </div>
      {shown.kind === 'none' ? (
        <Nothing>
          Choose another capture to see what it has and this log does not. Other ids, ports and numbers for the same
          things are no difference, and neither is the order of datagrams.
        </Nothing>
      ) : undefined}
      {shown.kind === 'refused' ? (
        <p class="fault-problem" role="alert" data-testid="captures-refused">
          {shown.message}
        </p>
      ) : undefined}
      {shown.kind === 'stopped' ? <Nothing>The comparison with {shown.other} was stopped.</Nothing> : undefined}
      {shown.kind === 'done' ? <Differences panel={panel} done={shown} /> : undefined}
    </>
  );
}

function Progress({ panel }: PanelProps) {
  const shown = panel.captures.shown.value;
  if (shown.kind !== 'going') return undefined;
  return (
    <>
      <progress value={shown.share} aria-label={`Comparing with ${shown.other}`} data-testid="captures-progress" />
      <button type="button" class="choice" data-testid="captures-stop" onClick={() => void panel.captures.stop()}>
        Stop
      </button>
    </>
  );
}

function Differences({ done, panel }: PanelProps & { readonly done: Done }) {
  const { circuits, equal, names, other, remarks, rows, totals } = done;
  return (
    <>
      <p class="compare-summary" data-testid="captures-summary">
        {equal ? `Equal to ${other}` : `${counted(totals.changes, 'difference')} from ${other}`}: {grouped(rows.base)}{' '}
        rows there, {grouped(rows.current)} here{totals.changes > 0 ? '. The first line is where they part' : ''}
      </p>
      {remarks.map((remark) => (
        <p key={remark} class="compare-summary">
          {remark}
        </p>
      ))}
      <Pages panel={panel} totals={totals} />
      {done.lines.length === 0 ? undefined : <Lines panel={panel} done={done} />}
      <Names names={names.filter(({ base, current }) => base !== current)} />
      <Circuits circuits={circuits.filter(({ base, current }) => base !== current)} />
    </>
  );
}

const KINDS: readonly { readonly lines: ComparedLines; readonly label: string; readonly means: string }[] = [
  {
    lines: 'changes',
    label: 'Differences',
    means: 'Rows that one capture has and the other does not, or that say something else',
  },
  { lines: 'moved', label: 'Order', means: 'Rows that say the same, in another order: no difference' },
  { lines: 'repeated', label: 'Copies', means: 'Rows that were sent more often in one capture: no difference' },
];

function Pages({ panel, totals }: PanelProps & Pick<Done, 'totals'>) {
  const { captures } = panel;
  const [lines, skip] = [captures.lines.value, captures.skip.value];
  const turn = (by: number) => void captures.turn(lines, skip + by);
  const last = skip + LINES_AT_ONCE;
  return (
    <div class="view-tools" role="toolbar" aria-label="Which lines are shown">
      {KINDS.map((kind) => (
        <button
          key={kind.lines}
          type="button"
          class="choice"
          aria-pressed={kind.lines === lines}
          title={kind.means}
          data-testid={`captures-${kind.lines}`}
          onClick={() => void captures.turn(kind.lines, 0)}
        >
          {kind.label} {grouped(totals[kind.lines])}
        </button>
      ))}
      <span class="view-count">{pageText(skip, totals[lines])}</span>
      {skip > 0 ? <Turn label="Earlier" by={-LINES_AT_ONCE} turn={turn} /> : undefined}
      {last < totals[lines] ? <Turn label="Later" by={LINES_AT_ONCE} turn={turn} /> : undefined}
    </div>
  );
}

function Turn({
  by,
  label,
  turn,
}: {
  readonly label: string;
  readonly by: number;
  readonly turn: (by: number) => void;
}) {
  return (
    <button type="button" class="choice" onClick={() => turn(by)}>
      {label}
    </button>
  );
}

function Lines({ done, panel }: PanelProps & { readonly done: Done }) {
  return (
    <table class="lines" data-testid="captures-lines">
      <thead>
        <tr>
          <th title="Of this log against the other capture">Change</th>
          <th title="What the row is called">Name</th>
          <th title="Its number in the other capture, or here if that has no such circuit">Circuit</th>
          <th title={`The row in ${done.other}`}>There</th>
          <th title="The row in this log">Here</th>
        </tr>
      </thead>
      {done.lines.map((line) => (
        <Line
          key={`${line.base?.row} ${line.current?.row} ${line.name}`}
          line={line}
          other={done.other}
          panel={panel}
        />
      ))}
    </table>
  );
}

const CHANGE_WORDS: Readonly<Record<CaptureChange['change'], { readonly word: string; readonly means: string }>> = {
  added: { word: 'only here', means: 'The other capture does not have it' },
  removed: { word: 'only there', means: 'This log does not have it' },
  changed: { word: 'other', means: 'Both have it, and something about it differs' },
};

function Line({ line, other, panel }: PanelProps & { readonly line: CaptureChange; readonly other: string }) {
  const { base, change, circuit, count = 1, current, direction, name, values } = line;
  const { means, word } = CHANGE_WORDS[change];
  return (
    <tbody class={`difference difference-${change}`} data-testid="difference">
      <tr>
        <td title={means}>{word}</td>
        <td class="difference-name">
          {name}
          {count > 1 ? <span class="dim"> and {grouped(count - 1)} more</span> : undefined}
        </td>
        <td class="line-number" title={direction === 'in' ? 'To the simulator' : 'To the viewer'}>
          {circuit === 0 ? '' : circuit} {direction === 'in' ? '→' : '←'}
        </td>
        <td class="line-number">{base === null ? '' : <OtherLink panel={panel} place={base} other={other} />}</td>
        <td class="line-number">{current === null ? '' : <RowLink panel={panel} row={current.row} />}</td>
      </tr>
      {values.length === 0 ? undefined : (
        <tr>
          <td class="difference-values" colSpan={COLUMNS} title="What differs: there, then here">
            <Values values={values} />
          </td>
        </tr>
      )}
    </tbody>
  );
}

const COLUMNS = 5;

/** Opens a row of the other capture beside the view. */
function OtherLink({ other, panel, place }: PanelProps & { readonly place: ComparedPlace; readonly other: string }) {
  const { shown } = panel.detail;
  const isShown = shown.value.kind === 'row' && shown.value.of === other && shown.value.row.row === place.row;
  return (
    <button
      type="button"
      class={isShown ? 'row-link row-link-shown' : 'row-link'}
      title={`Show row ${place.row} of ${other} beside this view`}
      data-testid="other-row-link"
      onClick={() => panel.lookAtOther(place.row, other)}
    >
      {place.row}
    </button>
  );
}

/** Of many values the first are shown, and the rest when somebody wants them. */
function Values({ values }: { readonly values: readonly ComparedValue[] }) {
  const [first, rest] = [values.slice(0, MOST_SHOWN), values.slice(MOST_SHOWN)];
  return (
    <>
      {first.map((value) => (
        <Value key={value.path} value={value} />
      ))}
      {rest.length === 0 ? undefined : (
        <details class="compare-more">
          <summary>{grouped(rest.length)} more</summary>
          {rest.map((value) => (
            <Value key={value.path} value={value} />
          ))}
        </details>
      )}
    </>
  );
}

const MOST_SHOWN = 6;

function Value({ value }: { readonly value: ComparedValue }) {
  const { base, current, elsewhere, path } = value;
  return (
    <div class="difference-value">
      <span class="dim">{path}</span> <Side text={base} /> → <Side text={current} />
      {elsewhere === undefined ? undefined : <span class="dim"> ({elsewhere} everywhere else)</span>}
    </div>
  );
}

function Side({ text }: { readonly text: string | null }) {
  return text === null ? <span class="dim">none</span> : <span class="difference-text">{text}</span>;
}

function Names({ names }: { readonly names: readonly ComparedName[] }) {
  if (names.length === 0) return undefined;
  return (
    <details class="compare-more" data-testid="captures-names">
      <summary>{counted(names.length, 'name')} with other counts</summary>
      <table class="lines">
        <thead>
          <tr>
            <th title="What the rows are called">Name</th>
            <th title="Rows of this name in the other capture, copies too">There</th>
            <th title="Rows of this name in this log, copies too">Here</th>
          </tr>
        </thead>
        <tbody>
          {names.map(({ base, current, name }) => (
            <tr key={name}>
              <td>{name}</td>
              <td class="line-number">{grouped(base)}</td>
              <td class="line-number">{grouped(current)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Circuits({ circuits }: { readonly circuits: readonly ComparedCircuit[] }) {
  if (circuits.length === 0) return undefined;
  return (
    <p class="compare-summary" data-testid="captures-circuits">
      Circuits with other numbers:{' '}
      {circuits
        .map(
          ({ base, current, region }) =>
            `${base ?? 'none'} there is ${current ?? 'none'} here${region === '' ? '' : ` (${region})`}`,
        )
        .join(', ')}
    </p>
  );
}
