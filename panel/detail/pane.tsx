// The selected row: what it is, its fields, its bytes.
import type { HttpCall } from '../../contract/http.ts';
import type { WholeRow } from '../../contract/panel.ts';
import type { PanelProps } from '../app.tsx';
import { BytesPane } from '../bytes/pane.tsx';
import { Icon } from '../icons.tsx';
import { Note } from '../marks/note-view.tsx';
import { cableWords, FATE_WORDS, fateMeaningOf } from '../table/look.ts';
import { byteSize } from '../words.ts';
import { About } from './about-view.tsx';
import { callFacts } from './call-facts.ts';
import type { Shown } from './detail.ts';
import { Heights } from './heights-view.tsx';
import type { Fact, PacketView } from './packet-view.ts';
import { pretty } from './pretty.ts';
import { Tree } from './tree-view.tsx';

export function DetailPane({ panel }: PanelProps) {
  const shown = panel.detail.shown.value;
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    document.querySelector<HTMLElement>('[data-testid="traffic-table"]')?.focus();
  };
  return (
    <section class="detail" aria-label="Details of the selected row" data-testid="detail" onKeyDown={press}>
      {shown.kind === 'gone' ? <Gone row={shown.row} panel={panel} /> : undefined}
      {shown.kind === 'row' ? <RowDetail shown={shown} panel={panel} /> : undefined}
    </section>
  );
}

type ShownRow = Extract<Shown, { readonly kind: 'row' }>;

function RowDetail({ panel, shown }: PanelProps & { readonly shown: ShownRow }) {
  const packet = panel.detail.packet.value;
  const { of, row } = shown;
  return (
    <>
      <Title panel={panel} name={packet?.name ?? row.name} shown={shown} />
      {of === undefined ? <Note panel={panel} row={row.row} /> : undefined}
      <Said panel={panel} row={row} />
    </>
  );
}

function Said({ panel, row }: PanelProps & { readonly row: WholeRow }) {
  const packet = panel.detail.packet.value;
  if (packet === undefined) return <Exchange row={row} />;
  return row.door === 'event' ? (
    <EventDetail packet={packet} panel={panel} row={row} />
  ) : (
    <PacketDetail packet={packet} panel={panel} />
  );
}

/** Its fields, and beside them the text as it travelled. */
function EventDetail({ packet, panel, row }: PanelProps & { readonly packet: PacketView; readonly row: WholeRow }) {
  return (
    <div class="detail-halves">
      <div class="fields">
        <Tree packet={packet} panel={panel} />
        <About packet={packet} panel={panel} />
      </div>
      <Exchange row={row} />
    </div>
  );
}

function Title({ name, panel, shown }: PanelProps & { readonly name: string; readonly shown: ShownRow }) {
  const { of, row } = shown;
  const packet = panel.detail.packet.value;
  return (
    <header class="detail-title">
      <h2>{name}</h2>
      <span class="detail-where">
        {row.from} → {row.to}
      </span>
      <span class="detail-where">
        row {row.row}
        {of === undefined ? '' : ` of ${of}`} · {row.time.toFixed(6)} s ·{' '}
        <span title={fateMeaningOf(row) || undefined}>{FATE_WORDS[row.fate]}</span>
        {row.cable === undefined ? '' : `, ${cableWords(row.cable)}`}
      </span>
      {packet?.message === undefined ? undefined : (
        <button
          type="button"
          class="detail-template"
          title="Show where the template defines it (T)"
          data-testid="go-to-template"
          onClick={() => panel.menu.goToTemplate()}
        >
          Go to template
        </button>
      )}
      <Close panel={panel} />
    </header>
  );
}

function PacketDetail({ packet, panel }: PanelProps & { readonly packet: PacketView }) {
  const hasTree = packet.lines.length > 0 || packet.problems.length === 0;
  return (
    <>
      <Facts facts={packet.facts} panel={panel} />
      <Notes problems={packet.problems} remarks={packet.remarks} />
      <div class={hasTree ? 'detail-halves' : 'detail-halves detail-halves-one'}>
        {hasTree ? (
          <div class="fields">
            {packet.heights === undefined ? undefined : <Heights picture={packet.heights} />}
            <Tree packet={packet} panel={panel} />
            <About packet={packet} panel={panel} />
          </div>
        ) : undefined}
        <BytesPane packet={packet} detail={panel.detail} />
      </div>
    </>
  );
}

function Facts({ facts, panel }: PanelProps & { readonly facts: readonly Fact[] }) {
  const { part } = panel.detail;
  return (
    <dl class="facts">
      {facts.map((fact) => (
        <div
          key={fact.label}
          class={fact.part !== undefined && fact.part === part.value ? 'fact fact-selected' : 'fact'}
        >
          <dt>{fact.label}</dt>
          <dd>
            {fact.part === undefined ? (
              fact.value
            ) : (
              <button type="button" title="Show its bytes" onClick={() => panel.detail.select(fact.part)}>
                {fact.value}
              </button>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Notes({ problems, remarks }: { readonly problems: readonly string[]; readonly remarks: readonly string[] }) {
  if (problems.length + remarks.length === 0) return undefined;
  return (
    <ul class="notes">
      {problems.map((problem) => (
        <li key={problem} class="note note-problem" data-testid="problem">
          {problem}
        </li>
      ))}
      {remarks.map((remark) => (
        <li key={remark} class="note note-remark" data-testid="remark">
          {remark}
        </li>
      ))}
    </ul>
  );
}

function Exchange({ row }: { readonly row: WholeRow }) {
  return (
    <div class="exchange">
      {row.http === undefined ? undefined : <CallFacts call={row.http} />}
      <Text title="Request" text={row.request} isFirst={true} />
      <Text title="Reply" text={row.reply} isFirst={false} />
    </div>
  );
}

function CallFacts({ call }: { readonly call: HttpCall }) {
  return (
    <dl class="facts" data-testid="call-facts">
      {callFacts(call).map(({ isBad, label, title, value }) => (
        <div key={label} class="fact" title={title}>
          <dt>{label}</dt>
          <dd class={isBad === true ? 'severity-error' : ''}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Text({ title, text, isFirst }: { title: string; text: string | undefined; isFirst: boolean }) {
  if (text === undefined || text === '') return undefined;
  return (
    <section class="exchange-half" aria-label={title}>
      <h3>
        {title} <span class="exchange-size">{byteSize(new TextEncoder().encode(text).length)}</span>
      </h3>
      <pre tabIndex={0} data-testid={title.toLowerCase()} {...(isFirst ? { 'data-detail-focus': '' } : {})}>
        {pretty(text)}
      </pre>
    </section>
  );
}

function Gone({ row, panel }: PanelProps & { readonly row: number }) {
  return (
    <header class="detail-title">
      <h2>Row {row} is gone</h2>
      <span class="detail-where">The log is full, or was cleared; the oldest rows go first.</span>
      <Close panel={panel} />
    </header>
  );
}

function Close({ panel }: PanelProps) {
  return (
    <button type="button" class="detail-close" aria-label="Close the details" onClick={() => panel.look(undefined)}>
      <Icon name="close" />
    </button>
  );
}
