// The template that a grid works with and a log is read with: the asked one, completed by ours where it leaves out
// what a grid must say.
import { builtInTemplate } from './built-in.ts';
import type { MessageTemplate, Template } from './model.ts';
import { parseTemplate } from './parse.ts';

/**
 * Reads a template text; empty = the built-in one. Messages that it leaves out are taken from the built-in template as
 * far as their names and numbers are free: a template of one new message makes a working grid.
 */
export function templateInForce(text: string): Template {
  const builtIn = builtInTemplate();
  if (text.trim() === '') return builtIn;
  const { messages } = parseTemplate(text).template;
  const names = new Set(messages.map((message) => message.name));
  const numbers = new Set(messages.map(numberOf));
  const missing = builtIn.messages.filter((message) => !names.has(message.name) && !numbers.has(numberOf(message)));
  return { messages: [...messages, ...missing] };
}

function numberOf(message: MessageTemplate): string {
  return `${message.frequency} ${message.number}`;
}
