// Above each message that a running sandbox has seen: how often, and the way to its packets.
import type { CodeLens } from 'vscode-languageserver';
import { SHOW_TRAFFIC, type TrafficShown } from '../../contract/server.ts';
import type { TemplateFile } from '../../protocol/template/placed.ts';
import type { Read } from '../languages.ts';
import type { Live } from '../live.ts';
import { SEEN_SINCE, seenText } from './seen.ts';

/** The lenses in the order of the text; a message that was not seen has none, so that a quiet file stays quiet. */
export function lenses({ file, lines }: Read<TemplateFile>, live: Live): readonly CodeLens[] {
  return file.messages.flatMap(({ range: { start }, words: { name } }) => {
    const count = name === undefined ? undefined : live.get(name.text);
    if (name === undefined || count === undefined) return [];
    const range = lines.range({ start, end: start });
    const shown: TrafficShown = { filter: name.text };
    return [seenText(count), 'show'].map((title) => ({
      range,
      command: { title, tooltip: tooltipFor(name.text), command: SHOW_TRAFFIC, arguments: [shown] },
    }));
  });
}

const tooltipFor = (name: string): string => `Show ${name} in the Traffic panel. Counted ${SEEN_SINCE}.`;
