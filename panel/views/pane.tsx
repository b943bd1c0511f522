// The view that is shown in place of the table, and how much of the log it speaks of.
import type { PanelProps } from '../app.tsx';
import { ChartsView } from '../charts/view.tsx';
import { ChecklistView } from '../checklist/view.tsx';
import { CompareView } from '../compare/view.tsx';
import { FaultsView } from '../faults/view.tsx';
import { FindingsView } from '../findings/view.tsx';
import { HappeningsView } from '../happenings/view.tsx';
import { PairsView } from '../pairs/view.tsx';
import { ReliabilityView } from '../reliability/view.tsx';
import { SequenceView } from '../sequence/view.tsx';
import { grouped } from '../words.ts';

export function ViewPane({ panel }: PanelProps) {
  const name = panel.views.shown.value;
  return (
    <div class="view" id="view" role="tabpanel" aria-labelledby={`tab-${name}`} data-testid="view" tabIndex={0}>
      <Looked panel={panel} />
      {name === 'checklist' ? <ChecklistView panel={panel} /> : undefined}
      {name === 'findings' ? <FindingsView panel={panel} /> : undefined}
      {name === 'reliability' ? <ReliabilityView panel={panel} /> : undefined}
      {name === 'pairs' ? <PairsView panel={panel} /> : undefined}
      {name === 'charts' ? <ChartsView panel={panel} /> : undefined}
      {name === 'sequence' ? <SequenceView panel={panel} /> : undefined}
      {name === 'events' ? <HappeningsView panel={panel} /> : undefined}
      {name === 'faults' ? <FaultsView panel={panel} /> : undefined}
      {name === 'compare' ? <CompareView panel={panel} /> : undefined}
    </div>
  );
}

/** Nothing while the whole log was looked at from its first row. */
function Looked({ panel }: PanelProps) {
  const looked = panel.views.looked.value;
  if (looked === undefined || panel.views.told.value === undefined) return undefined;
  const { first, looked: count, total } = looked;
  if (count >= total && first === 1) return undefined;
  const progress = count >= total ? '' : `${grouped(count)} of ${grouped(total)} rows were looked at so far`;
  const since = first === 1 ? '' : `from row ${grouped(first)} on`;
  return (
    <output class="view-looked" data-testid="looked">
      {[progress, since].filter((words) => words !== '').join(', ')}
    </output>
  );
}
