// The throttles of each circuit as bars, one below the other: wish, budget, use.
import { useRef } from 'preact/hooks';
import type { CircuitFigures, GridTree } from '../../contract/panel.ts';
import type { PanelProps } from '../app.tsx';
import { bitRate, NOTHING } from '../circuits/quantities.ts';
import { largestOf, type ThrottleBar, throttleBars } from './throttles.ts';

export function Throttles({ panel }: PanelProps) {
  const grid = panel.grid.value;
  const before = useBefore(grid);
  const circuits = (grid?.circuits ?? []).filter(({ role, throttle }) => role !== 'region' && throttle.length > 0);
  if (circuits.length === 0) return undefined;
  return (
    <section class="chart-section" data-testid="chart-throttles">
      <h2 title="What the viewer asks for with AgentThrottle, what the simulator grants, and what it sent in the last second">
        Throttles{' '}
        <span class="dim">
          <i class="key key-wish" /> wish <i class="key key-budget" /> budget <i class="key key-use" /> use
        </span>
      </h2>
      <div class="throttles">
        {circuits.map((circuit) => (
          <Circuit
            key={circuit.circuit}
            circuit={circuit}
            before={before?.circuits.find((one) => one.circuit === circuit.circuit)}
          />
        ))}
      </div>
    </section>
  );
}

/** The figures before these. */
function useBefore(grid: GridTree | undefined): GridTree | undefined {
  const held = useRef<{ readonly now: GridTree | undefined; readonly before: GridTree | undefined }>({
    ...{ now: grid, before: undefined },
  });
  if (held.current.now !== grid) held.current = { now: grid, before: held.current.now };
  return held.current.before;
}

interface CircuitProps {
  readonly circuit: CircuitFigures;
  readonly before: CircuitFigures | undefined;
}

function Circuit({ before, circuit }: CircuitProps) {
  const bars = throttleBars(circuit, before);
  const most = largestOf(bars);
  return (
    <table class="throttle" aria-label={`Throttles of circuit ${circuit.circuit}`}>
      <caption>
        Circuit {circuit.circuit}, {circuit.agent} in {circuit.region}
      </caption>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.category} title={wordsOf(bar)} data-testid="throttle">
            <th scope="row">{bar.category}</th>
            <td class="throttle-bars">
              <Bar kind="wish" value={bar.wish ?? 0} most={most} />
              <Bar kind="budget" value={bar.budget} most={most} />
              <Bar kind="use" value={bar.use ?? 0} most={most} />
            </td>
            <td class="line-number">{bar.use === undefined ? NOTHING : bitRate(bar.use)}</td>
            <td class="line-number dim">of {bitRate(bar.budget)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function wordsOf({ budget, category, use, wish }: ThrottleBar): string {
  const wished = wish === undefined ? 'nothing was asked for' : `${bitRate(wish)} are asked for`;
  const used = use === undefined ? '' : `, ${bitRate(use)} were used since the figures before`;
  return `${category}: ${wished}, ${bitRate(budget)} are granted${used}`;
}

function Bar({ kind, most, value }: { readonly kind: string; readonly most: number; readonly value: number }) {
  return <span class={`bar bar-${kind}`} style={{ width: `${(100 * value) / most}%` }} />;
}
