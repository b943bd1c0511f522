// All figures of one circuit, in columns of groups below its line.
import type { CircuitFigures } from '../../contract/panel.ts';
import { groupsOf } from './groups.ts';

export function CircuitDetail({ circuit }: { readonly circuit: CircuitFigures }) {
  return (
    <div class="circuit-detail" data-testid="circuit-detail">
      <div class="circuit-groups">
        {groupsOf(circuit)
          .filter((group) => group.figures.length > 0)
          .map((group) => (
            <section key={group.title} class="circuit-group">
              <h3>{group.title}</h3>
              <dl>
                {group.figures.map((figure) => (
                  <div
                    key={figure.label}
                    class={figure.alarming ? 'figure figure-alarming' : 'figure'}
                    title={figure.means}
                  >
                    <dt class="figure-label">{figure.label}</dt>
                    <dd class="figure-value">{figure.value}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
      </div>
    </div>
  );
}
