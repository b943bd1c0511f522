// Who sends a message and why, as the built-in template says it above each of its messages.
import { builtInTemplateText } from './built-in.ts';

/** A sentence that begins with the sender: `A viewer, to end the session.` Undefined if the protocol has no such message. */
export function senderOf(message: string): string | undefined {
  senders ??= new Map(
    [...builtInTemplateText.matchAll(DESCRIBED)].map(([, name = '', sentence = '']) => [name, sentence]),
  );
  return senders.get(message);
}

let senders: ReadonlyMap<string, string> | undefined;

/** The name of a message and the sentence about it, directly above the message. */
const DESCRIBED = /^\/\/ (\w+)\n\/\/ (.+)\n\{$/gmu;
