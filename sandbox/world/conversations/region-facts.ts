// What a region says about itself: RegionHandshake, RegionInfo.
import { NULL_UUID } from '../../../protocol/uuid.ts';
import type { Agent } from '../agent.ts';
import type { Dresser } from '../looks.ts';
import { MOST_PRIMS } from '../prims/prims.ts';
import type { Region } from '../region.ts';
import { type Say, say } from '../say.ts';
import { HEARING } from './chat.ts';
import type { Handler } from './handler.ts';

/** [arrival.handshake.3] Textures of dirt, grass, mountain and rock that viewers know. */
const TERRAIN = [
  'b8d3965a-ad78-bf43-699b-bff8eca6c975',
  'abb783e6-3e93-26c0-248a-247666855da3',
  '179cdabd-398a-9b6b-1391-4dc333ba321f',
  'beb169c7-11ea-fff2-efe5-0f24dc881df2',
] as const;
const LOWEST_TEXTURE = 10;
const TEXTURE_RANGE = 60;
/** [arrival.handshake.2] Bit 0: the grid dresses avatars, no viewer has to; bit 63: an avatar has eleven textures, whoever makes them. */
const ELEVEN_TEXTURES = 1n << 63n;
const PROTOCOLS: Readonly<Record<Dresser, bigint>> = { server: ELEVEN_TEXTURES | 1n, viewer: ELEVEN_TEXTURES };
const PRODUCT = 'Rezbench';
/** [arrival.handshake.4] What kind of region it is, as viewers know it: they look it up to say it in the language of their user. */
const KIND = 'Estate / Full Region';
/** There is only this one. */
export const ESTATE = 1;
const MAX_AGENTS = 100;
/** [prim.limit.1] As many as the region takes. */
export const OBJECT_CAPACITY = MOST_PRIMS;
/** How far the land may be raised or lowered, metres. */
const TERRAFORM = 100;

/** [arrival.handshake.1] The region's facts; they must not overtake the ack of UseCircuitCode. */
export function regionHandshake(to: string, place: Region): Say {
  return say(to, 'RegionHandshake', {
    RegionInfo: {
      RegionFlags: place.flags,
      SimAccess: place.access,
      SimName: place.name,
      SimOwner: place.ownerId,
      // [arrival.handshake.5] Everybody may change the region and its estate; without this viewers let nobody try.
      IsEstateManager: true,
      WaterHeight: place.water,
      BillableFactor: 1,
      CacheID: place.id,
      ...textures(),
    },
    RegionInfo2: { RegionID: place.id },
    RegionInfo3: { CPUClassID: 1, CPURatio: 1, ColoName: PRODUCT, ProductSKU: PRODUCT, ProductName: KIND },
    RegionInfo4: [{ RegionFlagsExtended: BigInt(place.flags), RegionProtocols: PROTOCOLS[place.dresser] }],
  });
}

function textures() {
  const [dirt, grass, mountain, rock] = TERRAIN;
  return {
    TerrainBase0: NULL_UUID,
    TerrainBase1: NULL_UUID,
    TerrainBase2: NULL_UUID,
    TerrainBase3: NULL_UUID,
    TerrainDetail0: dirt,
    TerrainDetail1: grass,
    TerrainDetail2: mountain,
    TerrainDetail3: rock,
    TerrainStartHeight00: LOWEST_TEXTURE,
    TerrainStartHeight01: LOWEST_TEXTURE,
    TerrainStartHeight10: LOWEST_TEXTURE,
    TerrainStartHeight11: LOWEST_TEXTURE,
    TerrainHeightRange00: TEXTURE_RANGE,
    TerrainHeightRange01: TEXTURE_RANGE,
    TerrainHeightRange10: TEXTURE_RANGE,
    TerrainHeightRange11: TEXTURE_RANGE,
  };
}

/** [region.facts.1] RegionInfo for whoever asks. */
export const requestRegionInfo: Handler = (agent) => [regionInfo(agent)];

export function regionInfo(agent: Agent): Say {
  return say(agent.id, 'RegionInfo', {
    AgentData: { AgentID: agent.id, SessionID: agent.sessionId },
    RegionInfo: about(agent.place),
    RegionInfo2: {
      ProductSKU: PRODUCT,
      ProductName: KIND,
      MaxAgents32: MAX_AGENTS,
      HardMaxAgents: MAX_AGENTS,
      HardMaxObjects: OBJECT_CAPACITY,
    },
    RegionInfo3: [{ RegionFlagsExtended: BigInt(agent.place.flags) }],
    RegionInfo5: [{ ChatWhisperRange: HEARING.whisper, ChatNormalRange: HEARING.say, ChatShoutRange: HEARING.shout }],
  });
}

function about(region: Region) {
  return {
    SimName: region.name,
    EstateID: ESTATE,
    ParentEstateID: ESTATE,
    RegionFlags: region.flags,
    SimAccess: region.access,
    MaxAgents: MAX_AGENTS,
    BillableFactor: 1,
    ObjectBonusFactor: 1,
    WaterHeight: region.water,
    TerrainRaiseLimit: TERRAFORM,
    TerrainLowerLimit: -TERRAFORM,
  };
}
