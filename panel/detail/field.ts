// One field of a packet as the tree shows it: its value, and what that means. Secrets are shortened here.
import { chosenMeaning } from '../../protocol/meaning/chosen.ts';
import type { Meaning } from '../../protocol/meaning/meaning.ts';
import { meaningOf } from '../../protocol/meaning/meaning-of.ts';
import { meaningText, shortSecret } from '../../protocol/meaning/meaning-text.ts';
import type { FieldPlace } from '../../protocol/packet/place.ts';
import type { BlockTemplate, FieldTemplate } from '../../protocol/template/model.ts';
import { TYPE_BYTES } from '../../protocol/template/sizes.ts';
import { hexText, type ValueText, valueText } from './value.ts';

export interface FieldText {
  readonly value: ValueText;
  /** What the value means, in words; '' if nothing more is known. */
  readonly meaning: string;
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
  const meaning = chosenMeaning(meaningOf(message, block, field), beside);
  const value = shownValue(meaning, place);
  if (meaning?.kind === 'address') return { value, meaning: addressText(value.text, meaning.port, instance) };
  return { value, meaning: (meaning && meaningText(meaning, field, place.value)) ?? '' };
}

function shownValue(meaning: Meaning | undefined, { type, value }: FieldPlace): ValueText {
  // [meaning.text.2]
  if (meaning?.kind === 'bytes' && value instanceof Uint8Array) return hexText(value);
  const shown = valueText(type, value);
  return meaning?.kind === 'secret' ? { ...shown, text: shortSecret(shown.text) } : shown;
}

/** [meaning.address.1] The whole address, if its port is in the packet. */
function addressText(address: string, port: string, instance: readonly FieldPlace[]): string {
  const beside = instance.find(({ field, start, end }) => field === port && end - start === TYPE_BYTES.IPPORT);
  return beside === undefined ? '' : `${address}:${beside.value}`;
}
