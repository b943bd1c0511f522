// What is wrong with an LLSD-XML text: as LLSD, and as a message.xml or a settings file if it is one.
import { settingsProblems } from '../../protocol/llsd/settings-file.ts';
import type { Severities } from '../../protocol/template/check.ts';
import type { MessageXml } from '../../protocol/template/message-xml.ts';
import { checkMessageXml } from '../../protocol/template/rules/message-xml.ts';
import type { Problem } from '../../protocol/text.ts';
import { asChosen } from '../llsd/problems.ts';
import type { LlsdXmlFile } from './file.ts';

/** In the order of the text. */
export function problems(
  { root, problems: found, messageXml }: LlsdXmlFile,
  severities: Severities,
): readonly Problem[] {
  const listedAgain = startsOfRepeated(messageXml);
  const said = found.filter(({ code, range }) => !(code === REPEATED_KEY && listedAgain.has(range.start)));
  const asLlsd = asChosen([...said, ...settingsProblems(root)], severities);
  return [...asLlsd, ...checkMessageXml(messageXml, severities)].toSorted((a, b) => a.range.start - b.range.start);
}

/** Of a message it is said, too, as MT095. */
const REPEATED_KEY = 'LS025';

function startsOfRepeated({ entries }: MessageXml): ReadonlySet<number> {
  const seen = new Set<string>();
  const starts = new Set<number>();
  for (const { name, range } of entries) {
    if (seen.has(name.text)) starts.add(range.start);
    seen.add(name.text);
  }
  return starts;
}
