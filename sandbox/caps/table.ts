// The capabilities that this grid has, by the names that viewers ask for. What is not here is left out of the
// seed's answer, which every client takes for "this grid does not have it". The event queue is asked apart:
// it alone holds its answers.
import { array, asInteger, boolean, get, map } from '../../protocol/llsd/value.ts';
import { type Capability, ok } from './capability.ts';
import { displayNames } from './display-names.ts';
import { environment } from './environment.ts';
import { descendents, items } from './inventory.ts';
import { agentInformation, agentLanguage, agentPreferences } from './preferences.ts';
import { simulatorFeatures } from './simulator-features.ts';

export const EVENT_QUEUE = 'EventQueueGet';

export interface CapabilityEntry {
  readonly methods: readonly string[];
  readonly answer: Capability;
}

const noOfflineMessages: Capability = () => ok(map({ messages: array([]) }));
/** The sandbox has no assets; a client that is told so does not ask again. */
const noAsset: Capability = () => ({ status: 404 });

/** The outfit is put on at once, whichever version it is. */
const dressing: Capability = (request, owner) => {
  owner.dress(asInteger(get(request.body, 'cof_version')));
  return ok(map({ success: boolean(true) }));
};

export const CAPABILITIES: ReadonlyMap<string, CapabilityEntry> = new Map<string, CapabilityEntry>([
  ['AgentPreferences', { methods: ['POST'], answer: agentPreferences }],
  ['ExtEnvironment', { methods: ['GET'], answer: environment }],
  ['FetchInventory2', { methods: ['POST'], answer: items }],
  ['FetchInventoryDescendents2', { methods: ['POST'], answer: descendents('inventory') }],
  ['FetchLib2', { methods: ['POST'], answer: items }],
  ['FetchLibDescendents2', { methods: ['POST'], answer: descendents('library') }],
  ['GetDisplayNames', { methods: ['GET'], answer: displayNames }],
  ['ReadOfflineMsgs', { methods: ['GET'], answer: noOfflineMessages }],
  ['SimulatorFeatures', { methods: ['GET'], answer: simulatorFeatures }],
  ['UpdateAgentInformation', { methods: ['POST'], answer: agentInformation }],
  ['UpdateAgentLanguage', { methods: ['POST'], answer: agentLanguage }],
  ['UpdateAvatarAppearance', { methods: ['POST'], answer: dressing }],
  ['ViewerAsset', { methods: ['GET'], answer: noAsset }],
]);

/** All names of which a seed can give the address. */
export const CAPABILITY_NAMES: readonly string[] = [EVENT_QUEUE, ...CAPABILITIES.keys()];
