// The capabilities that this grid has, by the names that viewers ask for. What is not here is left out of the
// seed's answer, which every client takes for "this grid does not have it". The event queue is asked apart:
// it alone holds its answers. [caps.recorded.1] What others have and we have not is listed with its reason beside the test.
import { inventoryApi, libraryApi } from './ais.ts';
import { asset } from './assets.ts';
import type { Capability } from './capability.ts';
import { chatSession } from './chat-sessions.ts';
import { displayNames, setDisplayName } from './display-names.ts';
import { dressing } from './dressing.ts';
import { environment } from './environment.ts';
import { parcelUpdate, regionUpdate } from './estate.ts';
import { createCategory, descendents, items } from './inventory.ts';
import { COMPILED, newContents, newFile, newTaskContents, uploadBakedTexture } from './new-file.ts';
import { copyFromNotecard } from './notecards.ts';
import { modifyMaterials, objectCost, objectPhysics, selectedCost } from './objects.ts';
import { offlineMessages } from './offline-messages.ts';
import { agentProfile, avatarPickerSearch } from './people.ts';
import { homeLocation, remoteParcel } from './places.ts';
import { agentInformation, agentLanguage, agentPreferences } from './preferences.ts';
import { report, simConsole } from './reports.ts';
import { simulatorFeatures } from './simulator-features.ts';
import { renderMaterials } from './surfaces.ts';

export const EVENT_QUEUE = 'EventQueueGet';

export interface CapabilityEntry {
  readonly methods: readonly string[];
  readonly answer: Capability;
}

const GET = (answer: Capability): CapabilityEntry => ({ methods: ['GET'], answer });
const POST = (answer: Capability): CapabilityEntry => ({ methods: ['POST'], answer });

export const CAPABILITIES: ReadonlyMap<string, CapabilityEntry> = new Map<string, CapabilityEntry>([
  ['AgentPreferences', POST(agentPreferences)],
  ['AgentProfile', { methods: ['GET', 'PUT'], answer: agentProfile }],
  ['AvatarPickerSearch', GET(avatarPickerSearch)],
  ['ChatSessionRequest', POST(chatSession)],
  ['CopyInventoryFromNotecard', POST(copyFromNotecard)],
  ['CreateInventoryCategory', POST(createCategory)],
  ['DispatchRegionInfo', POST(regionUpdate)],
  ['ExtEnvironment', { methods: ['GET', 'PUT', 'POST', 'DELETE'], answer: environment }],
  ['FetchInventory2', POST(items('inventory'))],
  ['FetchInventoryDescendents2', POST(descendents('inventory'))],
  ['FetchLib2', POST(items('library'))],
  ['FetchLibDescendents2', POST(descendents('library'))],
  ['GetDisplayNames', GET(displayNames)],
  ['GetMesh', GET(asset)],
  ['GetMesh2', GET(asset)],
  ['GetObjectCost', POST(objectCost)],
  ['GetObjectPhysicsData', POST(objectPhysics)],
  ['GetTexture', GET(asset)],
  ['HomeLocation', POST(homeLocation)],
  ['InventoryAPIv3', { methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'COPY'], answer: inventoryApi }],
  ['LibraryAPIv3', { methods: ['GET', 'COPY'], answer: libraryApi }],
  ['ModifyMaterialParams', POST(modifyMaterials)],
  ['NewFileAgentInventory', POST(newFile)],
  ['ParcelPropertiesUpdate', POST(parcelUpdate)],
  ['ReadOfflineMsgs', GET(offlineMessages)],
  ['RemoteParcelRequest', POST(remoteParcel)],
  ['RenderMaterials', { methods: ['GET', 'POST', 'PUT'], answer: renderMaterials }],
  ['ResourceCostSelected', POST(selectedCost)],
  ['SetDisplayName', POST(setDisplayName)],
  ['SimConsoleAsync', POST(simConsole)],
  ['SimulatorFeatures', GET(simulatorFeatures)],
  ['UpdateAgentInformation', POST(agentInformation)],
  ['UpdateAgentLanguage', POST(agentLanguage)],
  ['UpdateAvatarAppearance', POST(dressing)],
  ['UpdateGestureAgentInventory', POST(newContents('gesture'))],
  ['UpdateGestureTaskInventory', POST(newTaskContents('gesture'))],
  ['UpdateMaterialAgentInventory', POST(newContents('material'))],
  ['UpdateMaterialTaskInventory', POST(newTaskContents('material'))],
  ['UpdateNotecardAgentInventory', POST(newContents('notecard'))],
  ['UpdateNotecardTaskInventory', POST(newTaskContents('notecard'))],
  ['UpdateScriptAgent', POST(newContents('lsltext', COMPILED))],
  ['UpdateScriptAgentInventory', POST(newContents('lsltext', COMPILED))],
  ['UpdateScriptTask', POST(newTaskContents('lsltext', COMPILED))],
  ['UpdateScriptTaskInventory', POST(newTaskContents('lsltext', COMPILED))],
  ['UpdateSettingsAgentInventory', POST(newContents('settings'))],
  ['UpdateSettingsTaskInventory', POST(newTaskContents('settings'))],
  ['UploadBakedTexture', POST(uploadBakedTexture)],
  ['ViewerAsset', GET(asset)],
  ['ViewerStats', POST(report)],
]);

/** All names of which a seed can give the address. */
export const CAPABILITY_NAMES: readonly string[] = [EVENT_QUEUE, ...CAPABILITIES.keys()];
