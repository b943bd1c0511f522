// A document, or one value of it, in another form.
import type { Converted, ConvertQuestion } from '../../contract/llsd.ts';
import type { Place } from '../../contract/structure.ts';
import { Lines } from '../../protocol/lines.ts';
import { writeBase64 } from '../../protocol/llsd/base64.ts';
import { type Convertible, writeForm, writeFormText } from '../../protocol/llsd/forms.ts';
import { lossesOf } from '../../protocol/llsd/losses.ts';
import { type LlsdNode, plainValue } from '../../protocol/llsd/node.ts';
import { pointerTo } from '../../protocol/llsd/pointer.ts';
import type { Range } from '../../protocol/text.ts';
import { errorsIn, readInput } from './inputs.ts';

/** [llsd.form.3] Texts are laid out; notation and binary begin with their header if the whole document is meant. */
export function convertLlsd({ input, to, within }: ConvertQuestion): Converted {
  const source = readInput(input);
  if ('reason' in source) return source;
  const { node, path } = within === undefined ? { node: source.root, path: '' } : valueAround(source, within);
  const isPart = node !== source.root;
  const part = { ...source, root: node, isPart };
  const value = plainValue(node);
  const writing = { pretty: true, header: !isPart };
  const { losses, more } = lossesOf(part, to);
  return {
    kind: 'converted',
    content:
      to === 'binary'
        ? { octets: writeBase64(writeForm(to, value, writing)) }
        : { text: writeFormText(to, value, writing) },
    path,
    losses: losses.map((loss) => (loss.path === '' ? loss.message : `${path}${loss.path}: ${loss.message}`)),
    more,
    errors: errorsIn(source),
  };
}

interface ValueAt {
  readonly node: LlsdNode;
  readonly path: string;
}

/** The innermost value in which a stretch of the text lies; that of a key, if the stretch lies in the key. */
function valueAround({ root, text }: Convertible, place: Place): ValueAt {
  const lines = new Lines(text);
  const stretch = { start: lines.offset(place.start), end: lines.offset(place.end) };
  let found: ValueAt = { node: root, path: '' };
  for (let next: ValueAt | undefined = found; next !== undefined; next = partAround(next, stretch)) found = next;
  return found;
}

function partAround({ node, path }: ValueAt, stretch: Range): ValueAt | undefined {
  if (node.kind === 'array') {
    const at = node.items.findIndex((item) => isAround(item, stretch));
    const item = node.items[at];
    return item && { node: item, path: pointerTo(path, at) };
  }
  const member = node.kind === 'map' ? node.members.find((one) => isAround(one, stretch)) : undefined;
  return member?.value && { node: member.value, path: pointerTo(path, member.key) };
}

const isAround = (outer: Range, inner: Range): boolean => outer.start <= inner.start && inner.end <= outer.end;
