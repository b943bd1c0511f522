// A template as a dissector for Wireshark and tshark: a table of its messages, and the engine that reads packets by it.
import { meaningOf } from '../meaning/meaning-of.ts';
import { numberId } from '../packet/number.ts';
import type { BlockTemplate, FieldTemplate, MessageTemplate, Template } from '../template/model.ts';
import engine from './engine.lua';

/**
 * [dissector.file.1] One Lua file that needs nothing beside it.
 * @param origin where the template came from, for the first line
 */
export function dissectorOf(template: Template, origin: string): string {
  const table = template.messages.map(messageLines).join('\n');
  return `-- LLUDP for Wireshark and tshark, made by rezbench dissector from ${oneLine(origin)}.
-- Put this file into the folder of personal Lua plugins, or begin tshark with -X lua_script:FILE.

-- Number on the wire and name of each message; below it its blocks, with how many there are of each (0: a byte says it).
local MESSAGES = [==[
${table}
]==]

${engine}`;
}

function messageLines(message: MessageTemplate): string {
  const number = numberId(message).toString(16).toUpperCase();
  return [`${number} ${message.name}`, ...message.blocks.map((block) => blockLine(message, block))].join('\n');
}

function blockLine(message: MessageTemplate, block: BlockTemplate): string {
  const { count, fields, name, quantity } = block;
  const instances = quantity === 'Variable' ? 0 : Math.max(1, count);
  const words = fields.map((field) => `${field.name}=${kindOf(message.name, block, field)}`);
  return ` ${[name, instances, ...words].join(' ')}`;
}

/** [dissector.text.1] What is known to be no text is not shown as one. */
function kindOf(message: string, block: BlockTemplate, field: FieldTemplate): string {
  const { size, type } = field;
  if (type === 'Fixed') return `Fixed/${size}`;
  if (type !== 'Variable') return type;
  const meaning = meaningOf(message, block, field)?.kind;
  return `${meaning === 'bytes' || meaning === 'packed' ? 'Bytes' : 'Text'}/${size}`;
}

/** Nothing ends the comment. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
