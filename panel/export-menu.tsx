// The rows as a file: links that a browser saves. In the editor a command does that.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { EXPORT_FORMS, EXPORT_WORDS, type ExportForm } from '../contract/export.ts';
import type { PanelProps } from './app.tsx';
import { MenuButton } from './menu-button.tsx';
import { counted } from './words.ts';

export function ExportMenu({ panel }: PanelProps) {
  const path = panel.sandbox.value?.exportPath;
  if (path === undefined) return undefined;
  return (
    <MenuButton
      look={{ holder: 'columns', button: 'tool' }}
      icon="save"
      about="Export"
      label="Export"
      title="Save the rows that match the filter to a file"
      testid="export"
    >
      {(close) => <Menu panel={panel} path={path} close={close} />}
    </MenuButton>
  );
}

interface MenuProps extends PanelProps {
  readonly path: string;
  readonly close: () => void;
}

function Menu({ close, panel, path }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => menu.current?.querySelector('a')?.focus(), []);
  const { matched } = panel.rows.window.value;
  const filter = panel.rows.inForce.value;
  const rows = counted(matched, 'row');
  const which = filter === '' ? `All ${rows}` : `${rows} that ${matched === 1 ? 'matches' : 'match'} the filter`;
  return (
    <div class="columns-menu" ref={menu} tabIndex={-1} data-testid="export-menu">
      <p class="columns-hint">{which}, as</p>
      {EXPORT_FORMS.map((form) => (
        <a
          key={form}
          class="export-item"
          href={hrefOf(path, form, filter)}
          download
          data-testid={`export-${form}`}
          onClick={close}
        >
          <span class="export-label">{EXPORT_WORDS[form].label}</span>
          <span class="export-detail">{EXPORT_WORDS[form].detail}</span>
        </a>
      ))}
    </div>
  );
}

const hrefOf = (path: string, form: ExportForm, filter: string): string =>
  `${path}?${new URLSearchParams({ form, filter })}`;
