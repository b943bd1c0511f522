// Groups of figures in columns, each figure with its definition as a tooltip.
import type { Group } from './groups.ts';

export function GroupsView({ groups, testId }: { readonly groups: readonly Group[]; readonly testId: string }) {
  return (
    <div class="circuit-detail" data-testid={testId}>
      <div class="circuit-groups">
        {groups
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
