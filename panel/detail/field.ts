// One field of a packet as the tree shows it: its value, and what that means. Secrets are shortened here.
import { aboutMeaning } from '../../protocol/meaning/about.ts';
import { chosenMeaning } from '../../protocol/meaning/chosen.ts';
import type { Meaning } from '../../protocol/meaning/meaning.ts';
import { meaningOf } from '../../protocol/meaning/meaning-of.ts';
import { meaningText, shortSecret } from '../../protocol/meaning/meaning-text.ts';
import { idOf, textOf } from '../../protocol/meaning/text-of.ts';
import type { FieldPlace } from '../../protocol/packet/place.ts';
import type { BlockTemplate, FieldTemplate, FieldType } from '../../protocol/template/model.ts';
import { TYPE_BYTES } from '../../protocol/template/sizes.ts';
import { quotedText, type ValueText, valueText } from './value.ts';

export interface FieldText {
  readonly value: ValueText;
  /** What the value means, in words; '' if nothing more is known. */
  readonly meaning: string;
  /** What it is that the value tells, or how its bytes are laid out; '' if nothing more is known. */
  readonly about: string;
}

/** Where a field belongs. */
export interface FieldHome {
  readonly message: string;
  readonly block: BlockTemplate;
  /** All fields of the same instance. */
  readonly instance: readonly FieldPlace[];
}

/** The value and its meaning; [meaning.secret.1] of a secret only the beginning. */
export function fieldText({ message, block, instance }: FieldHome, field: FieldTemplate, place: FieldPlace): FieldText {
  const beside = (name: string) => instance.find((other) => other.field === name)?.value;
  const known = meaningOf(message, block, field);
  const meaning = chosenMeaning(known, beside);
  const value = shownValue(meaning, place);
  const about = aboutMeaning(meaning ?? known);
  if (meaning?.kind === 'address') return { value, meaning: addressText(value.text, meaning.port, instance), about };
  return { value, meaning: (meaning && meaningText(meaning, field, place.value)) ?? '', about };
}

function shownValue(meaning: Meaning | undefined, { type, value }: FieldPlace): ValueText {
  if (value instanceof Uint8Array) return bytesValue(meaning, type, value);
  const shown = valueText(type, value);
  return meaning?.kind === 'secret' ? { ...shown, text: shortSecret(shown.text) } : shown;
}

/** [meaning.text.3] [meaning.parameter.1] Text, an id, or just bytes. */
function bytesValue(meaning: Meaning | undefined, type: FieldType, bytes: Uint8Array): ValueText {
  const text = textOf(meaning, { type }, bytes);
  if (text !== undefined) return quotedText(text, bytes);
  const id = idOf(meaning, bytes);
  return id === undefined ? valueText(type, bytes) : valueText('LLUUID', id);
}

/** [meaning.address.1] The whole address, if its port is in the packet. */
function addressText(address: string, port: string, instance: readonly FieldPlace[]): string {
  const beside = instance.find(({ field, start, end }) => field === port && end - start === TYPE_BYTES.IPPORT);
  return beside === undefined ? '' : `${address}:${beside.value}`;
}
