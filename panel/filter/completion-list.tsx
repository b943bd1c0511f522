// What may stand at the caret, as a list under the box; and what is pointed at, in words.
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Completion } from '../../contract/filter.ts';
import type { FilterInput } from './filter-input.ts';

export const LIST_ID = 'filter-list';

export function itemId(index: number): string {
  return `filter-item-${index}`;
}

interface FilterProps {
  readonly filter: FilterInput;
}

export function CompletionList({ filter }: FilterProps) {
  const list = useRef<HTMLDivElement>(null);
  const open = filter.list.value;
  const chosen = open?.chosen ?? -1;
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div
      class={open === undefined ? 'filter-list filter-list-closed' : 'filter-list'}
      id={LIST_ID}
      role="listbox"
      aria-label="What may stand here"
      data-testid="filter-list"
      ref={list}
    >
      {open?.items.map((item, index) => (
        <Item
          key={`${item.kind} ${item.label}`}
          item={item}
          index={index}
          isChosen={index === chosen}
          filter={filter}
        />
      ))}
    </div>
  );
}

interface ItemProps extends FilterProps {
  readonly item: Completion;
  readonly index: number;
  readonly isChosen: boolean;
}

function Item({ filter, index, isChosen, item }: ItemProps) {
  // The box keeps the focus: somebody who clicks goes on typing.
  const take = (event: MouseEvent) => {
    event.preventDefault();
    void filter.accept(item);
  };
  return (
    <div
      class={`filter-item filter-item-${item.kind}${isChosen ? ' filter-item-chosen' : ''}`}
      id={itemId(index)}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      data-testid="filter-item"
      onMouseDown={take}
    >
      <span class="filter-item-label">{item.label}</span>
      <span class="filter-item-detail" title={item.detail}>
        {item.detail}
      </span>
      <span class="filter-item-kind">{item.kind}</span>
    </div>
  );
}

export function HoverText({ filter }: FilterProps) {
  const hover = filter.hover.value;
  if (hover === undefined || filter.list.value !== undefined) return undefined;
  return (
    <div class="filter-hover" role="tooltip" data-testid="filter-hover">
      <output>
        {hover.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </output>
    </div>
  );
}
