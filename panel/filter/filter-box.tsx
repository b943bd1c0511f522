// The box for the filter. What cannot be read is underlined behind the text, in a copy of it that cannot be seen.
import { useRef } from 'preact/hooks';
import type { PanelProps } from '../app.tsx';
import { Icon } from '../icons.tsx';
import { draftOf } from './draft.ts';

const HELP =
  'Message names separated by blanks. * stands for any characters, ? for one; ! in front takes out. Example: Chat* !AgentUpdate';

export function FilterBox({ panel }: PanelProps) {
  const { rows } = panel;
  const copy = useRef<HTMLDivElement>(null);
  const text = rows.filter.value;
  const problem = rows.problem.value;
  const press = (event: KeyboardEvent & { currentTarget: HTMLInputElement }) => {
    if (event.key !== 'Escape' && event.key !== 'Enter' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    event.currentTarget.ownerDocument.querySelector<HTMLElement>('[data-testid="traffic-table"]')?.focus();
  };
  return (
    <div class={problem === undefined ? 'filter' : 'filter filter-wrong'}>
      <Icon name="filter" />
      <div class="filter-text">
        <Underline copy={copy} panel={panel} />
        <input
          type="text"
          data-testid="filter"
          aria-label="Filter by message name"
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : 'filter-problem'}
          placeholder="Filter by name: Chat* !AgentUpdate"
          title={HELP}
          spellcheck={false}
          autocomplete="off"
          value={text}
          onInput={(event) => void rows.setFilter(event.currentTarget.value)}
          onKeyDown={press}
          onScroll={(event) => copy.current?.scrollTo({ left: event.currentTarget.scrollLeft })}
        />
      </div>
      {text === '' ? undefined : (
        <button
          type="button"
          class="filter-clear"
          aria-label="Clear the filter"
          onClick={() => void rows.setFilter('')}
        >
          <Icon name="close" />
        </button>
      )}
      {problem === undefined ? undefined : (
        <div class="filter-problem" id="filter-problem" role="alert" data-testid="filter-problem">
          {problem.message}
        </div>
      )}
    </div>
  );
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
