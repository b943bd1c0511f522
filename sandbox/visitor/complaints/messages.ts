// What clients make of a single message that came by UDP.
import type { Message } from '../../../protocol/packet/message.ts';

/** Messages that belong to the event queue. Those that a template marks as refused on UDP are refused before. */
const OF_THE_QUEUE: ReadonlySet<string> = new Set([
  ...['OpenCircuit', 'GodKickUser', 'RoutedMoneyBalanceReply', 'EstablishAgentCommunication', 'EnableSimulator'],
  ...['AgentGroupDataUpdate', 'AgentDropGroup', 'AgentStateUpdate', 'NavMeshStatusUpdate', 'ScriptRunningReply'],
  ...['ChatterBoxSessionStartReply', 'ChatterBoxSessionEventReply', 'ChatterBoxSessionAgentListUpdates'],
  ...['ChatterBoxSessionUpdate', 'ChatterBoxInvitation', 'ForceCloseChatterBoxSession'],
  ...['ParcelVoiceInfo', 'ParcelNavigateMedia', 'ParcelObjectOwnersReply', 'ParcelProperties', 'LandStatReply'],
  ...['PlacesReply', 'DirLandReply', 'DisplayNameUpdate', 'SetDisplayNameReply', 'SimConsoleResponse'],
  ...['RequiredVoiceVersion', 'TeleportFinish', 'TeleportFailed', 'CrossedRegion', 'ObjectPhysicsProperties'],
  ...['RpcScriptRequestInboundForward', 'StartGroupProposal', 'GroupProposalBallot'],
]);

/** Viewers take maps of this kind only. */
const MAP_FLAGS = 2;

/** [visitor.strict.6] One sentence for each. */
export function messageComplaints(message: Message): readonly string[] {
  const { name } = message;
  if (OF_THE_QUEUE.has(name)) {
    return [
      `${name} came by UDP: Hippolyzer drops it, and node-metaverse does not listen; it belongs to the event queue.`,
    ];
  }
  if (name !== 'MapBlockReply' || message.u32('AgentData', 'Flags') === MAP_FLAGS) return [];
  return [`MapBlockReply has flags ${message.u32('AgentData', 'Flags')}: a viewer takes only those with ${MAP_FLAGS}.`];
}
