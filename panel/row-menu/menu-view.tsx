// The menu of a row, where the mouse or the keys opened it.
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PanelProps } from '../app.tsx';
import { hasLeft } from '../focus.ts';
import type { MenuItem } from './row-menu.ts';

export function RowMenuView({ panel }: PanelProps) {
  const { menu } = panel;
  const place = menu.place.value;
  return (
    <>
      {place === undefined ? undefined : <Menu panel={panel} x={place.x} y={place.y} />}
      <output class="spoken" data-testid="said">
        {menu.said.value}
      </output>
    </>
  );
}

function Menu({ panel, x, y }: PanelProps & { readonly x: number; readonly y: number }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => placeInView(box.current, x, y), [x, y]);
  const close = () => {
    panel.menu.close();
    document.querySelector<HTMLElement>('[data-testid="traffic-table"]')?.focus();
  };
  const press = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape' || event.key === 'Tab') close();
    else if (!moveFocus(box.current, event.key)) return;
    event.preventDefault();
  };
  const leave = (event: FocusEvent & { currentTarget: HTMLElement }) => {
    if (hasLeft(event)) panel.menu.close();
  };
  return (
    <div
      class="row-menu"
      ref={box}
      role="menu"
      aria-label="Row"
      data-testid="row-menu"
      onKeyDown={press}
      onFocusOut={leave}
    >
      {panel.menu.items().map((item) => (
        <Item key={item.id} item={item} onDone={close} />
      ))}
    </div>
  );
}

function Item({ item, onDone }: { readonly item: MenuItem; onDone(): void }) {
  const run = () => {
    onDone();
    item.run();
  };
  return (
    <button
      type="button"
      class="row-menu-item"
      role="menuitem"
      data-testid={`menu-${item.id}`}
      tabIndex={-1}
      onClick={run}
    >
      <span>{item.label}</span>
      <kbd>{item.key}</kbd>
    </button>
  );
}

/** Nothing of the menu is cut off; its first item has the focus. */
function placeInView(box: HTMLElement | null, x: number, y: number): void {
  if (box === null) return;
  box.style.left = `${Math.max(0, Math.min(x, window.innerWidth - box.offsetWidth - 4))}px`;
  box.style.top = `${Math.max(0, Math.min(y, window.innerHeight - box.offsetHeight - 4))}px`;
  box.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
}

/** Up and down go around; Home and End to the ends. */
function moveFocus(box: HTMLElement | null, key: string): boolean {
  const items = [...(box?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
  const at = items.findIndex((item) => item.matches(':focus'));
  const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[key];
  if (target === undefined) return false;
  items.at(target % items.length)?.focus();
  return true;
}
