// The panel as a whole: toolbar, circuits, table or another view, detail.
import { useEffect, useRef } from 'preact/hooks';
import { CircuitStrip } from './circuits/strip.tsx';
import { DetailPane } from './detail/pane.tsx';
import { Empty } from './empty.tsx';
import { FailureBar } from './happenings/view.tsx';
import { Splitter } from './splitter.tsx';
import type { Panel } from './state.ts';
import { Table } from './table/table.tsx';
import { Toolbar } from './toolbar.tsx';
import { ViewPane } from './views/pane.tsx';
import { Relations } from './views/relations.tsx';
import { ViewSwitch } from './views/switch.tsx';

export interface PanelProps {
  readonly panel: Panel;
}

export function App({ panel }: PanelProps) {
  const app = useRef<HTMLDivElement>(null);
  useEffect(() => focusFilterByKey(() => app.current?.querySelector<HTMLInputElement>('[data-testid="filter"]')), []);
  const isOpen = panel.detail.shown.value.kind !== 'nothing';
  const emptiness = panel.emptiness.value;
  const isTable = panel.views.shown.value === 'table';
  return (
    <div class="app" ref={app}>
      <h1 class="spoken">Traffic</h1>
      <Toolbar panel={panel} />
      <CircuitStrip panel={panel} />
      <FailureBar panel={panel} />
      <ViewSwitch panel={panel} />
      <div class={isOpen ? 'halves halves-open' : 'halves'} style={{ '--split': `${panel.split.value * 100}%` }}>
        <div class="half-table">
          {isTable ? <Table panel={panel} /> : <ViewPane panel={panel} />}
          {emptiness === undefined || !isTable ? undefined : <Empty panel={panel} why={emptiness} />}
        </div>
        {isOpen ? <Splitter panel={panel} /> : undefined}
        {isOpen ? (
          <div class="half-detail">
            <DetailPane panel={panel} />
            <Relations panel={panel} />
          </div>
        ) : undefined}
      </div>
    </div>
  );
}

/** `/` outside of a text, Ctrl+F or Cmd+F anywhere: to the filter. Gives what takes the keys away again. */
function focusFilterByKey(filter: () => HTMLInputElement | null | undefined): () => void {
  const hear = (event: KeyboardEvent) => {
    const isFind = event.key === 'f' && (event.ctrlKey || event.metaKey);
    const isSlash = event.key === '/' && !(event.target instanceof HTMLInputElement);
    if (!isFind && !isSlash) return;
    event.preventDefault();
    filter()?.focus();
    filter()?.select();
  };
  document.addEventListener('keydown', hear);
  return () => document.removeEventListener('keydown', hear);
}
