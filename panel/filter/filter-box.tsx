// The box for the filter. What cannot be read is underlined behind the text, in a copy of it that cannot be seen.
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PanelProps } from '../app.tsx';
import { hasLeft } from '../focus.ts';
import { Icon } from '../icons.tsx';
import { CompletionList, HoverText, itemId, LIST_ID } from './completion-list.tsx';
import { draftOf } from './draft.ts';
import type { FilterInput } from './filter-input.ts';
import { offsetAt } from './offset-at.ts';
import { SavedMenu } from './saved-menu.tsx';

const HELP =
  'Examples: ChatFrom*   reliable && !acked   ChatFromViewer.ChatData.Message ~ "hello"   (Ctrl+Space: what may stand here)';

export function FilterBox({ panel }: PanelProps) {
  const { filter, rows } = panel;
  const problem = rows.problem.value;
  const isOpen = filter.list.value !== undefined;
  const leave = (event: FocusEvent & { currentTarget: HTMLElement }) => {
    if (!hasLeft(event)) return;
    filter.close();
    filter.remember();
  };
  return (
    <div class={problem === undefined ? 'filter' : 'filter filter-wrong'} onFocusOut={leave}>
      <Icon name="filter" />
      <TextBox panel={panel} />
      {rows.filter.value === '' ? undefined : (
        <button type="button" class="filter-clear" aria-label="Clear the filter" onClick={() => void filter.use('')}>
          <Icon name="close" />
        </button>
      )}
      <SavedMenu filter={filter} />
      {problem === undefined || isOpen ? undefined : (
        <div class="filter-problem" id="filter-problem" role="alert" data-testid="filter-problem">
          {problem.message}
        </div>
      )}
      <CompletionList filter={filter} />
      <HoverText filter={filter} />
    </div>
  );
}

function TextBox({ panel }: PanelProps) {
  const { filter, rows } = panel;
  const copy = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const problem = rows.problem.value;
  const open = filter.list.value;
  const caret = filter.caret.value;
  useLayoutEffect(() => {
    if (caret === undefined) return;
    box.current?.setSelectionRange(caret, caret);
    filter.caret.value = undefined;
  }, [caret]);
  return (
    <div class="filter-text">
      <Underline copy={copy} panel={panel} />
      <input
        ref={box}
        type="text"
        role="combobox"
        data-testid="filter"
        aria-label="Filter"
        aria-autocomplete="list"
        aria-expanded={open !== undefined}
        aria-controls={LIST_ID}
        aria-activedescendant={open === undefined || open.chosen < 0 ? undefined : itemId(open.chosen)}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : 'filter-problem'}
        placeholder='Filter: ChatFrom*, size > 500, *.ChatData.Message ~ "hello"'
        title={rows.filter.value === '' ? HELP : undefined}
        spellcheck={false}
        autocomplete="off"
        value={rows.filter.value}
        onInput={({ currentTarget: { selectionEnd, value } }) => void filter.type(value, selectionEnd ?? value.length)}
        onKeyDown={(event) => press(event, filter)}
        onScroll={({ currentTarget }) => copy.current?.scrollTo({ left: currentTarget.scrollLeft })}
        onMouseMove={(event) => void pointAt(event, filter)}
        onMouseLeave={() => void filter.point(undefined)}
      />
    </div>
  );
}

type KeyPress = KeyboardEvent & { currentTarget: HTMLInputElement };

/** What was done is not done by the editor too. */
function press(event: KeyPress, filter: FilterInput): void {
  const done = filter.list.value === undefined ? pressClosed(event, filter) : pressOpen(event, filter);
  if (done) event.preventDefault();
}

function pressOpen(event: KeyPress, filter: FilterInput): boolean {
  switch (event.key) {
    case 'ArrowDown':
    case 'ArrowUp':
      filter.choose(event.key === 'ArrowDown' ? 1 : -1);
      return true;
    case 'Tab':
      if (event.shiftKey) return false;
      void filter.accept();
      return true;
    case 'Enter':
      if ((filter.list.value?.chosen ?? -1) < 0) return finish(event, filter);
      void filter.accept();
      return true;
    case 'Escape':
      filter.close();
      return true;
    default:
      return false;
  }
}

function pressClosed(event: KeyPress, filter: FilterInput): boolean {
  const caret = event.currentTarget.selectionEnd ?? 0;
  switch (event.key) {
    case 'ArrowUp':
    case 'ArrowDown':
      void filter.recall(event.key === 'ArrowUp' ? -1 : 1);
      return true;
    case ' ':
      if (!event.ctrlKey) return false;
      void (event.shiftKey ? filter.point(caret) : filter.complete(caret, true));
      return true;
    case 'Escape':
    case 'Enter':
      return finish(event, filter);
    default:
      return false;
  }
}

/** On to the rows that were found. */
function finish({ currentTarget }: KeyPress, filter: FilterInput): true {
  filter.close();
  filter.remember();
  currentTarget.ownerDocument.querySelector<HTMLElement>('[data-testid="traffic-table"]')?.focus();
  return true;
}

async function pointAt(event: MouseEvent & { currentTarget: HTMLInputElement }, filter: FilterInput): Promise<void> {
  if (filter.list.value !== undefined) return;
  const at = offsetAt(event.currentTarget, event.offsetX);
  const shown = filter.hover.value;
  if (at !== undefined && shown !== undefined && shown.start <= at && at < shown.end) return;
  await filter.point(at);
}

function Underline({ panel, copy }: PanelProps & { readonly copy: { current: HTMLDivElement | null } }) {
  const { before, wrong, after } = draftOf(panel.rows.filter.value, panel.rows.problem.value);
  return (
    <div class="filter-copy" aria-hidden="true" ref={copy}>
      {before}
      <span class="filter-squiggle">{wrong}</span>
      {after}
    </div>
  );
}
