// The fields of a message, block by block. Selecting one marks its bytes.
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PanelProps } from '../app.tsx';
import type { PacketView } from './packet-view.ts';
import { neighbour, type TreeLine } from './tree.ts';

export function Tree({ packet, panel }: PanelProps & { readonly packet: PacketView }) {
  const { found, part } = panel.detail;
  const tree = useRef<HTMLDivElement>(null);
  const selected = part.value;
  const lit = found.value;
  useLayoutEffect(() => {
    const wanted = selected === undefined ? '.line-found' : '[aria-selected="true"]';
    tree.current?.querySelector(wanted)?.scrollIntoView({ block: 'nearest' });
  }, [selected, lit]);
  const press = (event: KeyboardEvent) => {
    const next = neighbour(packet.lines, part.value, event.key);
    if (next === undefined) return;
    event.preventDefault();
    panel.detail.select(next);
  };
  return (
    <div
      class="tree"
      ref={tree}
      role="tree"
      aria-label="Fields"
      tabIndex={0}
      aria-activedescendant={selected === undefined ? undefined : lineId(selected)}
      data-detail-focus=""
      onKeyDown={press}
    >
      {packet.lines.map((line, index) => (
        <Line
          key={index}
          line={line}
          isSelected={line.part !== undefined && line.part === selected}
          isFound={line.part !== undefined && lit.has(line.part)}
          panel={panel}
        />
      ))}
      {packet.lines.length === 0 ? <p class="tree-empty">This message has no fields.</p> : undefined}
    </div>
  );
}

interface LineProps extends PanelProps {
  readonly line: TreeLine;
  readonly isSelected: boolean;
  /** It is what the filter asks for. */
  readonly isFound: boolean;
}

function Line({ line, isFound, isSelected, panel }: LineProps) {
  const { part } = line;
  const select = part === undefined ? undefined : () => panel.detail.select(part);
  return (
    <div
      class={`line line-${line.kind} level-${line.level}${isSelected ? ' line-selected' : ''}${isFound ? ' line-found' : ''}`}
      role="treeitem"
      aria-level={line.level}
      aria-selected={isSelected}
      aria-description={isFound ? 'matches the filter' : undefined}
      id={part === undefined ? undefined : lineId(part)}
      data-testid={line.kind === 'field' ? 'field' : 'block'}
      data-part={part}
      onClick={select}
    >
      <span class="line-label">{line.label}</span>
      {line.value === undefined ? undefined : (
        <span class={`line-value value-${line.value.kind}`} title={line.value.text}>
          {line.value.text}
        </span>
      )}
      {line.meaning === '' ? undefined : (
        <span class="line-meaning" data-testid="meaning" title={line.meaning}>
          · {line.meaning}
        </span>
      )}
      {line.value === undefined || line.value.note === '' ? undefined : (
        <span class="line-note">{line.value.note}</span>
      )}
      {line.state === '' ? undefined : <span class="line-state">{line.state}</span>}
      <span class="line-type">{line.type}</span>
    </div>
  );
}

function lineId(part: string): string {
  return `part-${part}`;
}
