// Filter, follow, clear, and how many rows there are.
import type { PanelProps } from './app.tsx';
import { ExportMenu } from './export-menu.tsx';
import { FilterBox } from './filter/filter-box.tsx';
import { SearchBar } from './filter/search-bar.tsx';
import { Icon } from './icons.tsx';
import { ColumnsMenu } from './table/columns-menu.tsx';
import { counted, grouped } from './words.ts';

export function Toolbar({ panel }: PanelProps) {
  const { gone = 0, matched, total } = panel.rows.window.value;
  const isFile = panel.sandbox.value?.isFile === true;
  return (
    <div class="toolbar" role="toolbar" aria-label="Traffic">
      <FilterBox panel={panel} />
      <SearchBar panel={panel} />
      {isFile ? undefined : <LiveTools panel={panel} />}
      <ColumnsMenu panel={panel} />
      <ExportMenu panel={panel} />
      <output class="counts" data-testid="counts" title={countsTitle(gone)}>
        {grouped(matched)} of {grouped(total)}
        {gone > 0 ? ` · ${counted(gone, 'older row')} gone` : ''}
      </output>
    </div>
  );
}

/** What makes sense while the log grows; a file is only read. */
function LiveTools({ panel }: PanelProps) {
  const following = panel.rows.following.value;
  const followTitle = following
    ? 'Following the newest rows. Pause the view; the capture goes on'
    : 'Paused. Follow the newest rows';
  return (
    <>
      <button
        type="button"
        class="tool"
        aria-pressed={following}
        title={followTitle}
        data-testid="follow"
        onClick={() => void panel.rows.follow(!following)}
      >
        <Icon name={following ? 'pause' : 'play'} />
        <span class="tool-word">{following ? 'Pause' : 'Follow'}</span>
      </button>
      <button
        type="button"
        class="tool"
        title="Clear the log of the sandbox"
        data-testid="clear"
        disabled={panel.rows.window.value.total === 0}
        onClick={() => void panel.clear()}
      >
        <Icon name="clear" />
        <span class="tool-word">Clear</span>
      </button>
    </>
  );
}

function countsTitle(gone: number): string {
  const counts = 'Rows that match the filter, of all rows in the log';
  return gone === 0 ? counts : `${counts}. The oldest rows went to make room (rezbench.capture.maxMegabytes)`;
}
