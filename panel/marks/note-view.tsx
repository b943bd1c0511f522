// The mark of the row in the details, and what was written to it.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { LONGEST_NOTE } from '../../contract/marks.ts';
import type { PanelProps } from '../app.tsx';

export function Note({ panel, row }: PanelProps & { readonly row: number }) {
  const note = panel.marks.of(row);
  if (panel.menu.isWriting.value) return <NoteForm key={row} panel={panel} row={row} note={note ?? ''} />;
  if (note === undefined) return undefined;
  return (
    <p class="row-note" data-testid="note">
      <span aria-hidden="true">★ </span>
      {note === '' ? 'Marked' : note}
    </p>
  );
}

function NoteForm({ note, panel, row }: PanelProps & { readonly row: number; readonly note: string }) {
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.select(), []);
  const done = () => {
    panel.menu.isWriting.value = false;
    document.querySelector<HTMLElement>('[data-testid="traffic-table"]')?.focus();
  };
  const keep = (event: Event) => {
    event.preventDefault();
    panel.marks.write(row, input.current?.value.trim() ?? '');
    done();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    done();
  };
  return (
    <form class="row-note" onSubmit={keep} onKeyDown={press}>
      <input
        type="text"
        ref={input}
        aria-label="Note to this row"
        placeholder="Note to this row; Enter keeps it"
        maxLength={LONGEST_NOTE}
        defaultValue={note}
        data-testid="note-text"
      />
    </form>
  );
}
