// The bytes of a datagram in hex and as text. A click on a byte selects the field it belongs to.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ByteForm, Detail } from '../detail/detail.ts';
import type { PacketView } from '../detail/packet-view.ts';
import { type ByteLine, byteLines, byteMove, bytesPerLine } from './layout.ts';

interface Props {
  readonly packet: PacketView;
  readonly detail: Detail;
}

/** Bytes of a line before its width is known. */
const FIRST_PER_LINE = 16;

export function BytesPane({ packet, detail }: Props) {
  const form = detail.formShown(packet);
  const bytes = form === 'expanded' ? (packet.expanded ?? packet.wire) : packet.wire;
  const marked = packet.parts.find((part) => part.id === detail.part.value)?.[form];
  const { pane, perLine } = usePerLine();
  useLayoutEffect(() => {
    if (marked !== undefined)
      pane.current?.querySelector('.byte-cursor, .byte-marked')?.scrollIntoView({ block: 'nearest' });
  }, [marked?.start, marked?.end, form, detail.byte.value]);
  const click = (event: MouseEvent) => {
    const offset = event.target instanceof Element ? event.target.getAttribute('data-offset') : undefined;
    if (offset !== undefined && offset !== null) detail.pick(Number(offset));
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = byteMove(event.key, detail.byte.value ?? marked?.start, { length: bytes.length, perLine });
    if (next === undefined) return;
    event.preventDefault();
    detail.goToByte(next);
  };
  const cursor = detail.byte.value;
  return (
    <div class="bytes">
      {packet.expanded === undefined ? undefined : <Forms packet={packet} detail={detail} />}
      <div
        class="hex"
        ref={pane}
        role="application"
        aria-label="Bytes; arrow keys go from one to the next and select its field"
        tabIndex={0}
        data-testid="bytes"
        data-form={form}
        onClick={click}
        onKeyDown={press}
      >
        <span class="hex-measure" aria-hidden="true">
          0000000000
        </span>
        {byteLines(bytes, perLine, marked).map((line) => (
          <HexLine key={line.label} line={line} perLine={perLine} cursor={cursor} />
        ))}
      </div>
      <output class="spoken" data-testid="byte">
        {cursor === undefined ? '' : byteWords(bytes, cursor, detail.part.value)}
      </output>
    </div>
  );
}

function Forms({ packet, detail }: Props) {
  const forms: readonly (readonly [ByteForm, string])[] = [
    ['wire', `On the wire ${packet.wire.length}`],
    ['expanded', `Expanded ${packet.expanded?.length ?? 0}`],
  ];
  return (
    <fieldset class="forms" aria-label="Which bytes">
      {forms.map(([form, words]) => (
        <button
          key={form}
          type="button"
          aria-pressed={detail.form.value === form}
          data-testid={`bytes-${form}`}
          onClick={() => detail.look(form)}
        >
          {words}
        </button>
      ))}
    </fieldset>
  );
}

/** What is heard of a byte: where it stands, its value, the field it belongs to. */
function byteWords(bytes: Uint8Array, at: number, part: string | undefined): string {
  const value = bytes[at] ?? 0;
  return `byte ${at}: ${value.toString(16).padStart(2, '0')}${part === undefined ? '' : `, ${part.replaceAll('/', ', ')}`}`;
}

interface HexLineProps {
  readonly line: ByteLine;
  readonly perLine: number;
  /** The byte that the keys stand at. */
  readonly cursor: number | undefined;
}

/** Blanks where a short line has no bytes: three for each, and one for each gap between eights that it does not reach. */
function fill(cells: number, perLine: number): string {
  const gaps = Math.floor((perLine - 1) / 8) - Math.floor(cells / 8);
  return ' '.repeat(3 * (perLine - cells) + Math.max(0, gaps));
}

function HexLine({ cursor, line, perLine }: HexLineProps) {
  return (
    <div class="hex-line">
      <span class="hex-offset">{line.label}</span>
      <span class="hex-bytes">
        {line.cells.map((cell, place) => (
          <span
            key={cell.offset}
            class={`byte${cell.marked ? ' byte-marked' : ''}${cell.offset === cursor ? ' byte-cursor' : ''}${place % 8 === 7 && place + 1 < perLine ? ' byte-gap' : ''}`}
            data-offset={cell.offset}
          >
            {cell.hex}
          </span>
        ))}
        {line.cells.length < perLine ? <span class="hex-fill">{fill(line.cells.length, perLine)}</span> : undefined}
      </span>
      <span class="hex-text">
        {line.cells.map((cell) => (
          <span key={cell.offset} class={`byte-text${cell.marked ? ' byte-marked' : ''}`} data-offset={cell.offset}>
            {cell.character}
          </span>
        ))}
      </span>
    </div>
  );
}

/** How many bytes a line has, so that it fits. */
function usePerLine() {
  const pane = useRef<HTMLDivElement>(null);
  const [perLine, setPerLine] = useState(FIRST_PER_LINE);
  useEffect(() => {
    const element = pane.current;
    if (element === null) return undefined;
    const sized = new ResizeObserver(() => {
      const measured = element.querySelector('.hex-measure')?.getBoundingClientRect().width ?? 0;
      setPerLine(bytesPerLine(element.clientWidth - 24, measured / 10));
    });
    sized.observe(element);
    return () => sized.disconnect();
  }, []);
  return { pane, perLine };
}
