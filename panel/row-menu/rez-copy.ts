// A datagram as a message of a `.rez` text, which anybody may send who is logged in: who sent it stands there as variables.
import type { WholeRow } from '../../contract/panel.ts';
import type { Codec } from '../../protocol/packet/codec.ts';
import type { FieldJson } from '../../protocol/packet/field-json.ts';
import { type BlockJson, datagramToJson, type MessageJson } from '../../protocol/packet/json.ts';
import { datagramText } from '../../protocol/packet/text-form.ts';
import type { Variable } from '../../protocol/rez/variables.ts';
import type { BlockTemplate, FieldTemplate, MessageTemplate } from '../../protocol/template/model.ts';
import { NULL_UUID } from '../../protocol/uuid.ts';

/** [rez.text.1] [rez.variable.2] `bytes` are the row's without secrets. Undefined for what is no message of the template. */
export function rezText(row: WholeRow, codec: Codec, bytes: Uint8Array): string | undefined {
  const json = datagramToJson(codec, bytes);
  const template = 'message' in json && json.message !== null ? codec.byName(json.message) : undefined;
  if (template === undefined || !('blocks' in json)) return undefined;
  const arrow = row.direction === 'in' ? '->' : '<-';
  const [, ...lines] = datagramText(codec, withVariables(json, template)).split('\n');
  const fields = lines.filter((line) => !line.trimStart().startsWith('#') && !line.startsWith('  (rest)'));
  const manner = json.flags.reliable ? '' : ' unreliable';
  return [`viewer ${arrow} ${template.name}${manner}`, ...fields, ''].join('\n');
}

function withVariables(json: MessageJson, template: MessageTemplate): MessageJson {
  const agent = agentOf(json, template);
  const blocks = template.blocks.flatMap((block) => {
    const instances = json.blocks[block.name]?.map((instance) => filledIn(block, instance, agent));
    return instances === undefined ? [] : [[block.name, instances] as const];
  });
  return { ...json, blocks: Object.fromEntries(blocks) };
}

/** Whom the message is from, or to: the id beside its session, or else the agent of its only AgentData. */
function agentOf({ blocks }: MessageJson, template: MessageTemplate): string | undefined {
  const single = template.blocks.filter(({ quantity }) => quantity === 'Single');
  const home =
    single.find(({ fields }) => fields.some(isSession)) ?? single.find((block) => block.name === 'AgentData');
  const name = home?.fields.find((field) => AGENT_NAMES.has(field.name))?.name;
  const id = home === undefined || name === undefined ? undefined : blocks[home.name]?.[0]?.[name];
  return typeof id === 'string' && id !== NULL_UUID ? id : undefined;
}

/** UseCircuitCode has the shorter one. */
const AGENT_NAMES: ReadonlySet<string> = new Set(['AgentID', 'ID']);

function filledIn(block: BlockTemplate, instance: BlockJson, agent: string | undefined): BlockJson {
  return Object.fromEntries(
    block.fields.flatMap((field): (readonly [string, FieldJson])[] => {
      const value = instance[field.name];
      if (value === undefined) return [];
      const variable = variableFor(block, field, value === agent);
      return [[field.name, variable === undefined ? value : `{{${variable}}}`]];
    }),
  );
}

function variableFor(block: BlockTemplate, field: FieldTemplate, isAgent: boolean): Variable | undefined {
  if (field.type === 'LLUUID' && isAgent) return 'agent';
  if (isSession(field)) return 'session';
  const isCode = block.name === 'CircuitCode' ? field.name === 'Code' : field.name.endsWith('CircuitCode');
  return field.type === 'U32' && isCode ? 'code' : undefined;
}

/** A god's session is that of the agent. */
function isSession({ name, type }: FieldTemplate): boolean {
  return type === 'LLUUID' && /^(?:God)?SessionID$/u.test(name);
}
