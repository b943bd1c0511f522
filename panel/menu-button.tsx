// A button and the menu below it: Escape and a click elsewhere close it, and who closed it by Escape stands on the button again.
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { hasLeft } from './focus.ts';
import { Icon, type IconName } from './icons.tsx';

interface MenuButtonProps {
  /** The classes of the button, and of the place that holds it and the menu. */
  readonly look: { readonly button: string; readonly holder: string };
  readonly icon: IconName;
  /** What the menu is about, and what pressing the button does, for those who hear it; `title` for those who point at it. */
  readonly about: string;
  readonly label: string;
  readonly title: string;
  readonly testid: string;
  /** The menu, which may close itself. */
  readonly children: (close: () => void) => ComponentChildren;
}

export function MenuButton({ about, children, icon, label, look, testid, title }: MenuButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => setOpen(false);
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return;
    event.stopPropagation();
    close();
    button.current?.focus();
  };
  const leave = (event: FocusEvent & { currentTarget: HTMLElement }) => {
    if (hasLeft(event)) close();
  };
  return (
    <div class={look.holder} role="group" aria-label={about} onKeyDown={press} onFocusOut={leave}>
      <button
        type="button"
        class={look.button}
        ref={button}
        title={title}
        aria-label={label}
        aria-expanded={isOpen}
        data-testid={testid}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name={icon} />
      </button>
      {isOpen ? children(close) : undefined}
    </div>
  );
}
