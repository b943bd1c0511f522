// A decoded message as lines of a tree: blocks, their instances, their fields. Flat, since it is drawn and walked in order.
import type { FieldPlace } from '../../protocol/packet/place.ts';
import type { BlockTemplate, MessageTemplate } from '../../protocol/template/model.ts';
import { fieldSize } from '../../protocol/template/sizes.ts';
import { type FieldHome, fieldText } from './field.ts';
import type { ValueText } from './value.ts';

export interface TreeLine {
  readonly kind: 'block' | 'field';
  /** From 1. */
  readonly level: number;
  readonly label: string;
  /** Type of a field with its size; what a block holds. */
  readonly type: string;
  readonly value: ValueText | undefined;
  /** What the value means, in words; '' if nothing more is known. */
  readonly meaning: string;
  /** What is amiss: `not sent`, `cut`; '' if nothing is. */
  readonly state: string;
  /** The part whose bytes this line stands for; undefined if it has none. */
  readonly part: string | undefined;
}

/** The part of a field: what links a line of the tree with its bytes. */
export function partOf(place: Pick<FieldPlace, 'block' | 'instance' | 'field'>): string {
  return `${place.block}[${place.instance}].${place.field}`;
}

/** The lines of a message. Blocks without any byte in the packet are there too, and say so. */
export function treeOf(message: MessageTemplate, places: readonly FieldPlace[]): readonly TreeLine[] {
  return message.blocks.flatMap((block) => {
    const instances = instancesOf(places.filter((place) => place.block === block.name));
    return blockLines(message, block, instances);
  });
}

/** The part of the next or the previous field, or of the first or last one. */
export function neighbour(lines: readonly TreeLine[], from: string | undefined, key: string): string | undefined {
  const parts = lines.flatMap((line) => (line.part === undefined ? [] : [line.part]));
  const at = from === undefined ? -1 : parts.indexOf(from);
  const target = { ArrowDown: at + 1, ArrowUp: Math.max(0, at - 1), Home: 0, End: parts.length - 1 }[key];
  return target === undefined ? undefined : parts[Math.min(target, parts.length - 1)];
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

function blockLines(
  message: MessageTemplate,
  block: BlockTemplate,
  instances: readonly Instance[],
): readonly TreeLine[] {
  const [only] = instances;
  if (only === undefined) {
    const words = block.quantity === 'Variable' ? { type: 'no instances' } : { state: 'not sent' };
    return [blockLine(block.name, words, 1)];
  }
  const linesOf = (instance: Instance, level: number) =>
    instance.map((place) => fieldLine({ message: message.name, block, instance }, place, level));
  if (block.quantity === 'Single') return [blockLine(block.name, {}, 1), ...linesOf(only, 2)];
  return [
    blockLine(block.name, { type: `× ${instances.length}` }, 1),
    ...instances.flatMap((instance, index) => [blockLine(`${block.name} [${index}]`, {}, 2), ...linesOf(instance, 3)]),
  ];
}

function fieldLine(home: FieldHome, place: FieldPlace, level: number): TreeLine {
  const field = home.block.fields.find(({ name }) => name === place.field);
  const bytes = place.end - place.start;
  const least = field === undefined ? 0 : fieldSize(field).minBytes;
  const shown = field === undefined || bytes < least ? undefined : fieldText(home, field, place);
  return {
    kind: 'field',
    level,
    label: place.field,
    type: typeWord(place.type, field?.size ?? 0),
    value: shown?.value,
    meaning: shown?.meaning ?? '',
    state: bytes >= least ? '' : bytes === 0 ? 'not sent' : `cut: ${bytes} of ${least} bytes`,
    part: bytes === 0 ? undefined : partOf(place),
  };
}

/** As the template writes it: `U32`, `Variable 2`. */
function typeWord(type: string, size: number): string {
  return size === 0 ? type : `${type} ${size}`;
}

function blockLine(label: string, words: { readonly type?: string; readonly state?: string }, level: number): TreeLine {
  return {
    kind: 'block',
    level,
    label,
    type: words.type ?? '',
    value: undefined,
    meaning: '',
    state: words.state ?? '',
    part: undefined,
  };
}
