// The capabilities of a region: what a visitor asks its seed for, and what is missed where one is not there.
import { array, asText, type Llsd, string } from '../../protocol/llsd/value.ts';
import { poll } from './poll.ts';
import type { RegionView } from './region-view.ts';
import { REQUEST_LIMIT_MS, SEED_ATTEMPTS, SEED_PAUSE_MS } from './timing.ts';
import type { Visit } from './visit.ts';

/** What a viewer asks the seed for, as far as a visitor uses it or a viewer shows its absence. */
const CAPABILITIES = [
  'AgentPreferences',
  'EventQueueGet',
  'ExtEnvironment',
  'FetchInventory2',
  'FetchInventoryDescendents2',
  'FetchLib2',
  'FetchLibDescendents2',
  'GetDisplayNames',
  'GetMesh',
  'GetTexture',
  'InventoryAPIv3',
  'LibraryAPIv3',
  'ObjectMedia',
  'ReadOfflineMsgs',
  'RenderMaterials',
  'SimulatorFeatures',
  'UpdateAgentInformation',
  'UpdateAgentLanguage',
  'UpdateAvatarAppearance',
  'UploadBakedTexture',
  'ViewerAsset',
];

/** What is missing when a capability is. */
const MISSED: Readonly<Record<string, string>> = {
  EventQueueGet: 'there are no parcels, no teleports and no group chat',
  FetchInventoryDescendents2: 'node-metaverse refuses to start, and folders are loading for ever',
  FetchLibDescendents2: 'the library is loading for ever',
  SimulatorFeatures: 'a viewer retries and then switches features off',
};

/** [visitor.seed.1] Asks a seed until it answers, and polls the event queue that it names. */
export function askSeed(
  visit: Visit,
  region: RegionView,
  then: (problem: string | undefined) => void,
  attempt = 1,
): void {
  if (region.seed === '') {
    then('the region was left.');
    return;
  }
  const asked = { url: region.seed, body: array(CAPABILITIES.map(string)), limitMs: REQUEST_LIMIT_MS };
  visit.ask('the seed', asked, (answer) => {
    const problem = 'problem' in answer ? answer.problem : keep(visit, region, answer);
    if (problem === undefined || attempt >= SEED_ATTEMPTS) then(problem);
    else visit.later(SEED_PAUSE_MS, () => askSeed(visit, region, then, attempt + 1));
  });
}

function keep(visit: Visit, region: RegionView, answer: Llsd): string | undefined {
  if (answer.kind !== 'map') return 'the answer is no map.';
  region.capabilities = new Map([...answer.entries].map(([name, url]) => [name, asText(url)]));
  for (const [name, loss] of Object.entries(MISSED)) {
    if (!region.capabilities.has(name)) visit.complain(`The seed has no ${name}: ${loss}.`);
  }
  poll(visit, region);
  return undefined;
}
