// The bar that says what is looked at: one tab for each view.
import { useRef } from 'preact/hooks';
import type { PanelProps } from '../app.tsx';
import { type ViewName, viewsOf } from './views.ts';

export function ViewSwitch({ panel }: PanelProps) {
  const bar = useRef<HTMLDivElement>(null);
  const { shown } = panel.views;
  const views = viewsOf(panel.sandbox.value?.isFile === true);
  const press = (event: KeyboardEvent) => {
    const next = neighbourOf(shown.value, event.key, views);
    if (next === undefined) return;
    event.preventDefault();
    void panel.views.show(next);
    bar.current?.querySelector<HTMLElement>(`[data-view="${next}"]`)?.focus();
  };
  return (
    <div class="views" role="tablist" aria-label="Views of the log" ref={bar} onKeyDown={press}>
      {views.map(({ label, means, name }) => (
        <button
          key={name}
          type="button"
          class="view-tab"
          role="tab"
          id={`tab-${name}`}
          aria-selected={shown.value === name}
          aria-controls={shown.value === name && name !== 'table' ? 'view' : undefined}
          tabIndex={shown.value === name ? 0 : -1}
          title={means}
          data-view={name}
          data-testid={`view-${name}`}
          onClick={() => void panel.views.show(name)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

/** The tab that a key leads to, around the ends. */
export function neighbourOf(name: ViewName, key: string, views = viewsOf(false)): ViewName | undefined {
  const at = views.findIndex((view) => view.name === name);
  const places: Readonly<Record<string, number>> = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    Home: 0,
    End: views.length - 1,
  };
  const place = places[key];
  return place === undefined ? undefined : views.at(place % views.length)?.name;
}
