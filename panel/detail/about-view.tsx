// What the selected field's value is a kind of, or how its bytes are laid out: under the tree, also for those without a mouse.
import type { PanelProps } from '../app.tsx';
import type { PacketView } from './packet-view.ts';
import { aboutLine } from './tree-line.ts';

/** Whoever hears the page is told with the line itself. */
export function About({ packet, panel }: PanelProps & { readonly packet: PacketView }) {
  const about = aboutLine(packet.lines, panel.detail.part.value);
  if (about === '') return undefined;
  return (
    <p class="about" title={about} data-testid="about" aria-hidden="true">
      {about}
    </p>
  );
}
