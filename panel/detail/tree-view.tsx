// The fields of a message, block by block, and what is packed in them. Selecting one marks its bytes.
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PanelProps } from '../app.tsx';
import { Icon } from '../icons.tsx';
import type { PacketView } from './packet-view.ts';
import { isOpen, linesSeen, type TreeLine, treeMove } from './tree-line.ts';

export function Tree({ packet, panel }: PanelProps & { readonly packet: PacketView }) {
  const { found, part, turned } = panel.detail;
  const tree = useRef<HTMLDivElement>(null);
  const selected = part.value;
  const lit = found.value;
  useLayoutEffect(() => {
    const wanted = selected === undefined ? '.line-found' : '[aria-selected="true"]';
    tree.current?.querySelector(wanted)?.scrollIntoView({ block: 'nearest' });
  }, [selected, lit]);
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return pressWithControl(event, packet, panel);
    if (event.key === 't') return panel.menu.goToTemplate();
    const move = treeMove(packet.lines, turned.value, part.value, event.key);
    if (move === undefined) return;
    event.preventDefault();
    if ('select' in move) panel.detail.select(move.select);
    else panel.detail.turn(move.turn);
  };
  const seen = linesSeen(packet.lines, turned.value);
  const isSeen = seen.some(({ id }) => id === selected);
  return (
    <div
      class="tree"
      ref={tree}
      role="tree"
      aria-label="Fields"
      tabIndex={0}
      aria-activedescendant={isSeen && selected !== undefined ? lineId(selected) : undefined}
      data-detail-focus=""
      onKeyDown={press}
    >
      {seen.map((line) => (
        <Line
          key={line.id}
          line={line}
          isOpen={line.opens === undefined ? undefined : isOpen(line, turned.value)}
          isSelected={line.id === selected}
          isFound={line.part !== undefined && lit.has(line.part)}
          panel={panel}
        />
      ))}
      {packet.lines.length === 0 ? <p class="tree-empty">This message has no fields.</p> : undefined}
    </div>
  );
}

/** Copies the value of the selected line. */
function pressWithControl(event: KeyboardEvent, packet: PacketView, panel: PanelProps['panel']): void {
  const line = packet.lines.find(({ id }) => id === panel.detail.part.value);
  if (event.key !== 'c' || line?.value === undefined || window.getSelection()?.isCollapsed === false) return;
  event.preventDefault();
  void navigator.clipboard.writeText(line.value.text);
}

interface LineProps extends PanelProps {
  readonly line: TreeLine;
  readonly isSelected: boolean;
  /** Undefined if there is nothing below it. */
  readonly isOpen: boolean | undefined;
  /** It is what the filter asks for. */
  readonly isFound: boolean;
}

function Line({ line, isFound, isOpen: open, isSelected, panel }: LineProps) {
  const { detail } = panel;
  return (
    <div
      class={`line line-${line.kind} level-${line.level}${isSelected ? ' line-selected' : ''}${isFound ? ' line-found' : ''}`}
      role="treeitem"
      aria-level={line.level}
      aria-selected={isSelected}
      aria-expanded={open}
      aria-description={descriptionOf(line, isFound)}
      id={lineId(line.id)}
      data-testid={line.kind}
      data-part={line.part}
      style={{ '--level': line.level }}
      onClick={() => detail.select(line.id)}
      onDblClick={open === undefined ? undefined : () => detail.turn(line.id)}
    >
      <Twist isOpen={open} turn={() => detail.turn(line.id)} />
      <LineWords line={line} />
    </div>
  );
}

function descriptionOf({ about }: TreeLine, isFound: boolean): string | undefined {
  const words = [isFound ? 'matches the filter' : '', about].filter((part) => part !== '');
  return words.length === 0 ? undefined : words.join('. ');
}

function LineWords({ line }: { readonly line: TreeLine }) {
  return (
    <>
      <span class="line-label" title={line.about === '' ? undefined : line.about}>
        {line.label}
      </span>
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
    </>
  );
}

/** What opens and closes a line; for the mouse alone, since keys do it on the line. */
function Twist({ isOpen: open, turn }: { readonly isOpen: boolean | undefined; turn(): void }) {
  if (open === undefined) return <span class="twist" />;
  const click = (event: MouseEvent) => {
    event.stopPropagation();
    turn();
  };
  return (
    <span class="twist twist-turns" aria-hidden="true" data-testid="twist" onClick={click}>
      <Icon name={open ? 'open' : 'closed'} />
    </span>
  );
}

function lineId(line: string): string {
  return `part-${line.replaceAll(' ', '_')}`;
}
