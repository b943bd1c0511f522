// Below the selected row: the rows that belong to it, each a step away; and what else can be done with it.
import type { Relation } from '../../contract/views.ts';
import type { PanelProps } from '../app.tsx';
import { milliseconds } from '../words.ts';

export function Relations({ panel }: PanelProps) {
  const row = panel.selection.row.value;
  if (row === undefined) return undefined;
  const isTable = panel.views.shown.value === 'table';
  return (
    <nav class="relations" aria-label="What belongs to this row" data-testid="relations">
      {panel.views.relations.value.slice(0, MOST_LINKS).map((link) => (
        <Link key={`${link.what} ${link.row}`} panel={panel} link={link} />
      ))}
      <span class="relations-tools">
        {isTable ? undefined : (
          <button type="button" class="choice" data-testid="go-to-row" onClick={() => void panel.goTo(row)}>
            Show in table
          </button>
        )}
        <button
          type="button"
          class="choice"
          title="Keep this row, to compare it with the one that is selected next"
          aria-pressed={panel.comparing.row.value === row}
          data-testid="keep-to-compare"
          onClick={() => void panel.comparing.keep(row)}
        >
          Compare
        </button>
      </span>
    </nav>
  );
}

/** A ping has one answer, a transfer hundreds of parts. */
const MOST_LINKS = 6;

function Link({ link, panel }: PanelProps & { readonly link: Relation }) {
  const { ms, name, row, what } = link;
  return (
    <button
      type="button"
      class="relation"
      title={`${LINK_WORDS[what] ?? what}: row ${row}, ${name}, ${milliseconds(ms)} ms between them`}
      data-testid="relation"
      onClick={() => void panel.goTo(row)}
    >
      <span class="dim">{what}</span> {name} <span class="dim">{milliseconds(ms)} ms</span>
    </button>
  );
}

const LINK_WORDS: Readonly<Record<string, string>> = {
  reply: 'It was answered by',
  request: 'It answers',
  ack: 'Its first ack is in',
  acks: 'It is the first to ack',
  'sent again': 'It was sent again as',
  'first sent': 'It was sent first as',
};
