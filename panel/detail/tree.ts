// A decoded message as lines of a tree: blocks, their instances, their fields. Flat, since it is drawn and walked in order.
import type { FieldPlace } from '../../protocol/packet/place.ts';
import type { BlockTemplate, MessageTemplate } from '../../protocol/template/model.ts';
import { type ValueText, valueText } from './value.ts';

export interface TreeLine {
  readonly kind: 'block' | 'field' | 'note';
  /** From 1. */
  readonly level: number;
  readonly label: string;
  /** Type of a field with its size; what a block holds. */
  readonly type: string;
  readonly value: ValueText | undefined;
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
    return blockLines(block, instances);
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

function blockLines(block: BlockTemplate, instances: readonly Instance[]): readonly TreeLine[] {
  const [only] = instances;
  if (block.quantity === 'Single')
    return [blockLine(block.name, only === undefined ? 'not sent' : '', 1), ...fieldLines(block, only, 2)];
  const head = blockLine(block.name, countWord(block, instances.length), 1);
  const lines = instances.flatMap((instance, index) => [
    blockLine(`${block.name} [${index}]`, '', 2),
    ...fieldLines(block, instance, 3),
  ]);
  return [head, ...lines];
}

function countWord(block: BlockTemplate, count: number): string {
  if (count === 0) return block.quantity === 'Variable' ? 'none' : 'not sent';
  return `× ${count}`;
}

/** The fields that are there, and one line that says where the packet was cut. */
function fieldLines(block: BlockTemplate, instance: Instance | undefined, level: number): readonly TreeLine[] {
  if (instance === undefined) return [];
  const lines = instance.map((place) => fieldLine(block, place, level));
  const missing = block.fields.slice(instance.length).map((field) => field.name);
  if (missing.length === 0) return lines;
  return [...lines, { kind: 'note', level, label: missing.join(', '), type: 'cut', value: undefined, part: undefined }];
}

function fieldLine(block: BlockTemplate, place: FieldPlace, level: number): TreeLine {
  const template = block.fields.find((field) => field.name === place.field);
  const size = template === undefined || template.size === 0 ? '' : ` ${template.size}`;
  return {
    kind: 'field',
    level,
    label: place.field,
    type: `${place.type}${size}`,
    value: valueText(place.type, place.value),
    part: partOf(place),
  };
}

function blockLine(label: string, type: string, level: number): TreeLine {
  return { kind: 'block', level, label, type, value: undefined, part: undefined };
}
