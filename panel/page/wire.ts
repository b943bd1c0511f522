// Words from the terminal's page door, read: bytes come in base64.
import type { ToPanel } from '../../contract/panel.ts';

/** Under this name stand bytes; cli/ui/wire.ts writes them. */
const BYTES_NAME = '$bytes';

/** What a line of JSON says. Only our own door is heard, so that it is believed. */
export function readWire(text: string): ToPanel {
  return JSON.parse(text, (_name, value: unknown) => {
    const written = typeof value === 'object' && value !== null && BYTES_NAME in value ? value[BYTES_NAME] : undefined;
    return typeof written === 'string' ? bytesOf(written) : value;
  });
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}
