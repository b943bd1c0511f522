// The template that ships with Rezbench: our own text of the field's public facts.
import text from './built-in/sandbox.message_template.msg';
import type { Template } from './model.ts';
import { parseTemplate } from './parse.ts';

export const builtInTemplateText: string = text;

let read: Template | undefined;

/** The same, read when somebody first asks for it, and only then. */
export function builtInTemplate(): Template {
  read ??= parseTemplate(builtInTemplateText).template;
  return read;
}
