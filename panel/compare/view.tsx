// What is compared: two messages side by side, the one that was kept and the one that is selected; or two captures.
import type { PanelProps } from '../app.tsx';
import { Nothing, RowLink } from '../views/parts.tsx';
import type { Compared } from './captures.ts';
import { CapturesView } from './captures-view.tsx';
import { type ComparedField, type Likeness, likenesses } from './fields.ts';

export function CompareView({ panel }: PanelProps) {
  const compared = panel.captures.compared.value;
  return (
    <>
      <div class="view-tools" role="toolbar" aria-label="What is compared">
        {CHOICES.map(({ choice, label, means }) => (
          <button
            key={choice}
            type="button"
            class="choice"
            aria-pressed={compared === choice}
            title={means}
            data-testid={`compare-${choice}`}
            onClick={() => void panel.captures.look(choice)}
          >
            {label}
          </button>
        ))}
      </div>
      {compared === 'messages' ? <MessagesView panel={panel} /> : <CapturesView panel={panel} />}
    </>
  );
}

const CHOICES: readonly { readonly choice: Compared; readonly label: string; readonly means: string }[] = [
  { choice: 'messages', label: 'Two messages', means: 'Two messages of this log, field by field' },
  { choice: 'captures', label: 'Two captures', means: 'This log beside another capture, row by row' },
];

function MessagesView({ panel }: PanelProps) {
  const { comparing, detail } = panel;
  const kept = comparing.row.value;
  if (kept === undefined) {
    return <Nothing>Select a packet and press Compare below its details. Then select the other one.</Nothing>;
  }
  const left = comparing.left.value;
  const right = detail.packet.value;
  const fields = comparing.fields.value;
  const selected = panel.selection.row.value;
  return (
    <>
      <div class="view-tools">
        <span class="view-count">
          <RowLink panel={panel} row={kept} /> {left?.name ?? 'no datagram'} beside{' '}
          {selected === undefined ? 'the packet that you select' : <RowLink panel={panel} row={selected} />}{' '}
          {right?.name ?? ''}
        </span>
        <button type="button" class="choice" onClick={() => comparing.drop()}>
          Let go
        </button>
      </div>
      {fields === undefined ? (
        <Nothing>
          {left === undefined || selected !== undefined
            ? 'Only datagrams are compared field by field.'
            : 'Select the other packet in the table.'}
        </Nothing>
      ) : (
        <Fields fields={fields} />
      )}
    </>
  );
}

function Fields({ fields }: { readonly fields: readonly ComparedField[] }) {
  const counts = likenesses(fields);
  return (
    <>
      <p class="compare-summary" data-testid="compare-summary">
        {(['other', 'mapped', 'same', 'left', 'right'] as const)
          .filter((likeness) => counts[likeness] > 0)
          .map((likeness) => `${counts[likeness]} ${WORDS[likeness].word}`)
          .join(', ')}
      </p>
      <table class="lines" data-testid="compared">
        <thead>
          <tr>
            <th title="Block and field, with the index of the instance behind the first">Field</th>
            <th title="The packet that was kept">Left</th>
            <th title="The packet that is selected">Right</th>
            <th title="Whether all bytes of the field are the same">Likeness</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.id} class={`compared compared-${field.likeness}`} data-testid="compared-field">
              <td>{field.name}</td>
              <td class="compared-value">{field.left}</td>
              <td class="compared-value">{field.right}</td>
              <td title={WORDS[field.likeness].means}>{WORDS[field.likeness].word}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const WORDS: Readonly<Record<Likeness, { readonly word: string; readonly means: string }>> = {
  same: { word: 'the same', means: 'All bytes are the same' },
  mapped: {
    word: 'mapped',
    means: 'Other ids for the same thing: the agent of each circuit, or two ids that met before',
  },
  other: { word: 'other', means: 'The bytes differ' },
  left: { word: 'left only', means: 'The selected packet does not have this field' },
  right: { word: 'right only', means: 'The kept packet does not have this field' },
};
