// A decoded message as lines of a tree: blocks, their instances, their fields, and what is packed in those.
import type { FieldPlace } from '../../protocol/packet/place.ts';
import type { MessageTemplate } from '../../protocol/template/model.ts';
import { fieldSize } from '../../protocol/template/sizes.ts';
import { type FieldHome, fieldText } from './field.ts';
import { onlyPieceText, type PackedFields, packedLines } from './packed.ts';
import { partOf, type TreeLine } from './tree-line.ts';

/** The lines of a message. Blocks without any byte in the packet are there too, and say so. */
export function treeOf(
  message: MessageTemplate,
  places: readonly FieldPlace[],
  packed: PackedFields = new Map(),
): readonly TreeLine[] {
  return message.blocks.flatMap((block) => {
    const instances = instancesOf(places.filter((place) => place.block === block.name));
    return blockLines({ message: message.name, block, packed }, instances);
  });
}

type Instance = readonly FieldPlace[];

function instancesOf(places: readonly FieldPlace[]): readonly Instance[] {
  const instances: FieldPlace[][] = [];
  for (const place of places) {
    const instance = instances[place.instance] ?? [];
    instance.push(place);
    instances[place.instance] = instance;
  }
  return instances;
}

/** Where lines belong. */
interface Home extends Pick<FieldHome, 'message' | 'block'> {
  readonly packed: PackedFields;
}

function blockLines(home: Home, instances: readonly Instance[]): readonly TreeLine[] {
  const { block } = home;
  const [only] = instances;
  if (only === undefined) {
    const words = block.quantity === 'Variable' ? { type: 'no instances' } : { state: 'not sent' };
    return [{ ...blockLine(block.name, words, 1), opens: undefined }];
  }
  const linesOf = (instance: Instance, level: number) =>
    instance.flatMap((place) => fieldLines({ ...home, instance }, place, level));
  if (block.quantity === 'Single') return [blockLine(block.name, {}, 1), ...linesOf(only, 2)];
  return [
    blockLine(block.name, { type: `× ${instances.length}` }, 1),
    ...instances.flatMap((instance, index) => [blockLine(`${block.name} [${index}]`, {}, 2), ...linesOf(instance, 3)]),
  ];
}

function fieldLines(home: Home & FieldHome, place: FieldPlace, level: number): readonly TreeLine[] {
  const line = fieldLine(home, place, level);
  const packed = home.packed.get(line.id);
  if (packed === undefined) return [line];
  return [{ ...line, opens: 'closed', meaning: onlyPieceText(packed) }, ...packedLines(line.id, packed, level)];
}

function fieldLine(home: FieldHome, place: FieldPlace, level: number): TreeLine {
  const field = home.block.fields.find(({ name }) => name === place.field);
  const bytes = place.end - place.start;
  const least = field === undefined ? 0 : fieldSize(field).minBytes;
  const shown = field === undefined || bytes < least ? undefined : fieldText(home, field, place);
  return {
    kind: 'field',
    id: partOf(place),
    level,
    label: place.field,
    type: typeWord(place.type, field?.size ?? 0),
    value: shown?.value,
    meaning: shown?.meaning ?? '',
    about: shown?.about ?? '',
    state: bytes >= least ? '' : bytes === 0 ? 'not sent' : `cut: ${bytes} of ${least} bytes`,
    part: bytes === 0 ? undefined : partOf(place),
    opens: undefined,
  };
}

/** As the template writes it: `U32`, `Variable 2`. */
function typeWord(type: string, size: number): string {
  return size === 0 ? type : `${type} ${size}`;
}

function blockLine(label: string, words: { readonly type?: string; readonly state?: string }, level: number): TreeLine {
  return {
    kind: 'block',
    id: label,
    level,
    label,
    type: words.type ?? '',
    value: undefined,
    meaning: '',
    about: '',
    state: words.state ?? '',
    part: undefined,
    opens: 'open',
  };
}
