// A template of the user's own may take the number of a message that nobody can log in without. That is said, not mended.
import type { Template } from '../protocol/template/model.ts';

/** Without these no viewer arrives, moves, talks or leaves. */
const ESSENTIAL: readonly string[] = [
  'UseCircuitCode',
  'CompleteAgentMovement',
  'RegionHandshake',
  'RegionHandshakeReply',
  'AgentMovementComplete',
  'AgentUpdate',
  'ObjectUpdate',
  'LayerData',
  'ChatFromViewer',
  'ChatFromSimulator',
  'LogoutRequest',
  'LogoutReply',
];

/** A sentence for the user if the template in force lacks a message that the grid lives on. */
export function templateWarning({ messages }: Template): string | undefined {
  const names = new Set(messages.map(({ name }) => name));
  const missing = ESSENTIAL.filter((name) => !names.has(name));
  if (missing.length === 0) return undefined;
  const which = missing.join(', ');
  return `The template takes the number of ${which}, so viewers cannot use the grid as they should. Give your own message a free number.`;
}
