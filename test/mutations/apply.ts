// Plants a mistake in a text.
import type { Mutation } from './mutation.ts';

/** The text with the mistake; throws if it has no place, or more than one. */
export function planted({ find, mistake, replace }: Mutation, text: string): string {
  const parts = text.split(find);
  if (parts.length !== 2) throw new Error(`"${mistake}" has ${parts.length - 1} places; it needs one.`);
  return parts.join(replace);
}
