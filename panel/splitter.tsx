// The line between table and detail: dragged, or moved with the arrow keys.
import type { PanelProps } from './app.tsx';
import { SPLIT } from './state.ts';

/** Share of the width that one press of an arrow key moves the line. */
const STEP = 0.02;

export function Splitter({ panel }: PanelProps) {
  const drag = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const halves = event.currentTarget.parentElement?.getBoundingClientRect();
    if (halves !== undefined && halves.width > 0) panel.setSplit((event.clientX - halves.left) / halves.width);
  };
  const press = (event: KeyboardEvent) => {
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    panel.setSplit(panel.split.value + direction * STEP);
  };
  return (
    <div
      class="splitter"
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the table"
      aria-valuenow={Math.round(panel.split.value * 100)}
      aria-valuemin={SPLIT.least * 100}
      aria-valuemax={SPLIT.most * 100}
      tabIndex={0}
      onKeyDown={press}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
    />
  );
}
