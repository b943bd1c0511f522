// Filters that are kept in the settings of the workspace: use one, keep this one, drop one.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { SavedFilter } from '../../contract/filter.ts';
import { Icon } from '../icons.tsx';
import { MenuButton } from '../menu-button.tsx';
import type { FilterInput } from './filter-input.ts';
import { OFFERED } from './offered.ts';

export const SavedMenu = ({ filter }: { readonly filter: FilterInput }) => (
  <MenuButton
    look={{ holder: 'saved', button: 'filter-clear' }}
    icon="saved"
    about="Saved filters"
    label="Show the saved filters"
    title="Saved filters"
    testid="saved-filters"
  >
    {(close) => <Menu filter={filter} onDone={close} />}
  </MenuButton>
);

interface MenuProps {
  readonly filter: FilterInput;
  readonly onDone: () => void;
}

function Menu({ filter, onDone }: MenuProps) {
  const saved = filter.saved.value;
  return (
    <div class="saved-menu" data-testid="saved-menu">
      {OFFERED.map((offered) => (
        <UseRow key={offered.name} filter={filter} saved={offered} onDone={onDone} />
      ))}
      {saved.length === 0 ? <p class="saved-none">No filter is saved in this workspace.</p> : undefined}
      {saved.map((one) => (
        <UseRow key={one.name} filter={filter} saved={one} onDone={onDone}>
          <button
            type="button"
            class="filter-clear"
            aria-label={`Drop the saved filter ${one.name}`}
            onClick={() => filter.drop(one.name)}
          >
            <Icon name="close" />
          </button>
        </UseRow>
      ))}
      {filter.text.value.trim() === '' ? undefined : <KeepForm filter={filter} onDone={onDone} />}
    </div>
  );
}

interface UseRowProps extends MenuProps {
  readonly saved: SavedFilter;
  readonly children?: ComponentChildren;
}

function UseRow({ children, filter, onDone, saved }: UseRowProps) {
  return (
    <div class="saved-row">
      <button
        type="button"
        class="saved-use"
        title={saved.filter}
        onClick={() => {
          void filter.use(saved.filter);
          onDone();
        }}
      >
        <span class="saved-name">{saved.name}</span>
        <code class="saved-text">{saved.filter}</code>
      </button>
      {children}
    </div>
  );
}

function KeepForm({ filter, onDone }: MenuProps) {
  const [name, setName] = useState('');
  const keep = (event: Event) => {
    event.preventDefault();
    if (name.trim() === '') return;
    filter.keep(name);
    onDone();
  };
  return (
    <form class="saved-form" onSubmit={keep}>
      <input
        type="text"
        aria-label="Name for this filter"
        placeholder="Name for this filter"
        data-testid="saved-name"
        value={name}
        onInput={({ currentTarget }) => setName(currentTarget.value)}
      />
      <button type="submit" class="secondary" disabled={name.trim() === ''}>
        Save
      </button>
    </form>
  );
}
