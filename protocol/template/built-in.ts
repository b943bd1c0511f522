// The template that ships with Rezbench: our own text of the field's public facts.
import text from './built-in/sandbox.message_template.msg';

export const builtInTemplateText: string = text;
