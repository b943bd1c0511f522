// Groups of figures in columns, each figure with its definition: as a tooltip, and below it for whoever wants to read them.
import { useState } from 'preact/hooks';
import { type Figure, tooltipOf } from './figures.ts';
import type { Group } from './groups.ts';

export function GroupsView({ groups, testId }: { readonly groups: readonly Group[]; readonly testId: string }) {
  const [isDefined, setDefined] = useState(false);
  return (
    <div class="circuit-detail" data-testid={testId}>
      <button
        type="button"
        class="choice"
        aria-pressed={isDefined}
        data-testid="definitions"
        onClick={() => setDefined(!isDefined)}
      >
        Definitions
      </button>
      <div class={isDefined ? 'circuit-groups circuit-groups-defined' : 'circuit-groups'}>
        {groups
          .filter((group) => group.figures.length > 0)
          .map((group) => (
            <section key={group.title} class="circuit-group">
              <h2>{group.title}</h2>
              <dl>
                {group.figures.map((figure) => (
                  <Entry key={figure.label} figure={figure} isDefined={isDefined} />
                ))}
              </dl>
            </section>
          ))}
      </div>
    </div>
  );
}

function Entry({ figure, isDefined }: { readonly figure: Figure; readonly isDefined: boolean }) {
  const { alarming, label, value } = figure;
  return (
    <div class={alarming ? 'figure figure-alarming' : 'figure'} title={tooltipOf(figure)}>
      <dt class="figure-label">{label}</dt>
      <dd class="figure-value">{value}</dd>
      {isDefined ? <dd class="figure-means">{tooltipOf(figure)}</dd> : undefined}
    </div>
  );
}
