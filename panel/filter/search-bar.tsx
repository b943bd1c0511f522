// How far the search for the rows is, and a way to stop it.
import type { PanelProps } from '../app.tsx';
import { grouped } from '../words.ts';

export function SearchBar({ panel }: PanelProps) {
  const { search } = panel.rows.window.value;
  if (search === undefined) return undefined;
  const { isStopped, looked, total } = search;
  const percent = total === 0 ? 100 : Math.floor((100 * looked) / total);
  return (
    <div class={isStopped ? 'search search-stopped' : 'search'} data-testid="search">
      <progress
        class="search-progress"
        max={100}
        value={percent}
        aria-label="Searching the log"
        title={`${grouped(looked)} of ${grouped(total)} rows were looked at`}
      />
      <span class="search-percent">{isStopped ? `stopped at ${percent} %` : `${percent} %`}</span>
      <button type="button" class="tool" data-testid="search-steer" onClick={() => void panel.filter.steer(isStopped)}>
        <span>{isStopped ? 'Go on' : 'Stop'}</span>
      </button>
    </div>
  );
}
