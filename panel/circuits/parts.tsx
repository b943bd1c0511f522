// Parts of the line of a circuit: what opens it, a figure, the last pings.
import { type Figure, tooltipOf } from './figures.ts';
import { lagFigures } from './regions.ts';
import { sparkline } from './sparkline.ts';

const BOX = { width: 72, height: 14 } as const;

interface ToggleProps {
  readonly label: string;
  readonly isOpen: boolean;
  readonly toggle: () => void;
}

export function Toggle({ isOpen, label, toggle }: ToggleProps) {
  return (
    <button
      type="button"
      class="circuit-number"
      aria-expanded={isOpen}
      title={isOpen ? 'Hide all figures' : 'Show all figures'}
      onClick={toggle}
    >
      <span class="circuit-arrow">{isOpen ? '▾' : '▸'}</span> {label}
    </button>
  );
}

export function OneFigure({ figure }: { readonly figure: Figure }) {
  return (
    <span class={figure.alarming ? 'figure figure-alarming' : 'figure'} title={tooltipOf(figure)}>
      <span class="figure-label">{figure.label}</span> <span class="figure-value">{figure.value}</span>
    </span>
  );
}

interface PingsProps {
  readonly samples: readonly number[];
  readonly lagMs: number | undefined;
}

/** Where the grid was late they are not what they seem, and that is said in their place. */
export function Pings({ lagMs, samples }: PingsProps) {
  const points = sparkline(samples, BOX);
  const [late] = lagFigures(lagMs);
  if (late !== undefined) return <OneFigure figure={late} />;
  if (points === '') return undefined;
  return (
    <svg class="sparkline" viewBox={`0 -1 ${BOX.width} ${BOX.height + 2}`} role="img" aria-label="The last pings">
      <title>The last {samples.length} pings, oldest on the left</title>
      <polyline points={points} fill="none" stroke="currentColor" stroke-width="1.2" />
    </svg>
  );
}
