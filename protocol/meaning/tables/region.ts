// Regions: their rules, their protocols, their figures.

import type { MeaningRow } from '../meaning.ts';
import { bits, enumeration, masks, scaled } from '../spell.ts';

const REGION_FLAGS = bits(
  'Region',
  `0 damage, 1 landmarks, 2 set home, 3 reset home on teleport, 4 sun is fixed, 5 access override, 6 no terraforming,
  7 no reselling, 8 sandbox, 9 environment override, 12 skip collisions, 13 skip scripts, 14 skip physics, 15 public,
  16 return encroaching objects, 17 return encroaching estate objects, 18 no traffic score, 19 no flying,
  20 direct teleport, 21 scripts skipped by the estate, 22 restrict push, 23 deny anonymous, 26 parcels may change,
  27 no flying over, 28 voice, 29 no parcel search, 30 deny age-unverified, 31 deny bots`,
);

const FIGURES = enumeration(
  'Figure',
  `0 time dilation, 1 simulator FPS, 2 physics FPS, 3 agent updates/s, 4 frame ms, 5 net ms, 6 other ms, 7 physics ms,
  8 agents ms, 9 images ms, 10 scripts ms, 11 objects, 12 active objects, 13 main agents, 14 child agents,
  15 active scripts, 16 script instructions/s, 17 packets in/s, 18 packets out/s, 19 pending downloads,
  20 pending uploads, 21 virtual memory KB, 22 resident memory KB, 23 pending local uploads, 24 unacked bytes,
  25 pinned objects, 26 level-of-detail objects, 27 physics step ms, 28 physics shapes ms, 29 physics other ms,
  30 physics memory, 31 script events/s, 32 spare ms, 33 sleep ms, 34 IO pump ms, 35 scripts run %, 36..37 idle,
  38 AI step ms, 39 skipped AI steps/s, 40 stepped characters %`,
);

export const REGION_ROWS: readonly MeaningRow[] = [
  [
    REGION_FLAGS,
    `RegionHandshake.RegionInfo.RegionFlags RegionHandshake.RegionInfo4.RegionFlagsExtended
    SimStats.Region.RegionFlags SimStats.RegionInfo.RegionFlagsExtended
    RegionInfo.RegionInfo.RegionFlags RegionInfo.RegionInfo3.RegionFlagsExtended
    GodUpdateRegionInfo.RegionInfo.RegionFlags GodUpdateRegionInfo.RegionInfo2.RegionFlagsExtended
    MapBlockReply.Data.RegionFlags SimulatorReady.SimulatorBlock.RegionFlags
    SimulatorPresentAtLocation.SimulatorBlock.RegionFlags`,
  ],
  [
    bits('What the simulator can do', '0 server-side appearance, 63 more than six baked textures'),
    'RegionHandshake.RegionInfo4.RegionProtocols',
  ],
  [
    masks(
      'What the viewer is ready for',
      '1 culling by the object cache, 2 cache is empty, 4 its own appearance is welcome',
    ),
    'RegionHandshakeReply.RegionInfo.Flags',
  ],
  [
    enumeration('Rating', '0 unknown, 13 general, 21 moderate, 42 adult, 254 down'),
    `RegionInfo.RegionInfo.SimAccess RegionHandshake.RegionInfo.SimAccess MapBlockReply.Data.Access
    TeleportFinish.Info.SimAccess NeighborList.NeighborBlock.SimAccess ChatPass.ChatData.SimAccess
    SimulatorReady.SimulatorBlock.SimAccess SimulatorPresentAtLocation.SimulatorBlock.SimAccess
    UpdateSimulator.SimulatorInfo.SimAccess`,
  ],
  [FIGURES, 'SimStats.Stat.StatID'],
  [
    scaled('Time since the simulator started', { over: 1_000_000, unit: 's' }),
    'SimulatorViewerTimeMessage.TimeInfo.UsecSinceStart',
  ],
];
