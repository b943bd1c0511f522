// Agents and avatars: how they move, look and travel.

import type { MeaningRow } from '../meaning.ts';
import { bits, enumeration, masks, packed, scaled } from '../spell.ts';
import { AGENT_STATE } from './states.ts';

const CONTROLS = bits(
  'Controls held',
  `0 forward, 1 back, 2 left, 3 right, 4 up, 5 down, 6 pitch +, 7 pitch -, 8 yaw +, 9 yaw -, 10 fast forward or back,
  11 fast left or right, 12 fast up or down, 13 fly, 14 stop, 15 finish animation, 16 stand up, 17 sit on ground,
  18 mouselook, 19 nudge forward, 20 nudge back, 21 nudge left, 22 nudge right, 23 nudge up, 24 nudge down, 25 turn left,
  26 turn right, 27 away, 28 left button down, 29 left button up, 30 mouselook button down, 31 mouselook button up`,
);

const TELEPORT_FLAGS = bits(
  'How and why',
  `0 set home, 1 set last, 2 lure, 3 landmark, 4 location, 5 home, 6 telehub, 7 login, 8 lure by a god, 9 godlike, 10 911,
  11 cannot be cancelled, 12 by region id, 13 flying, 14 offer to reset home, 15 forced redirect, 16 global coordinates,
  17 within the region`,
);

const CAMERA_PROPERTIES = enumeration(
  'Property of the camera',
  `0 pitch, 1 focus offset, 2 focus offset x, 3 focus offset y, 4 focus offset z, 5 position lag, 6 focus lag, 7 distance,
  8 angle behind, 9 lag behind, 10 position threshold, 11 focus threshold, 12 active, 13 position, 14 position x,
  15 position y, 16 position z, 17 focus, 18 focus x, 19 focus y, 20 focus z, 21 position locked, 22 focus locked`,
);

const EFFECTS = enumeration(
  'Effect',
  `0 text, 1 icon, 2 connector, 3 flexible object, 4 animal controls, 5 local animation, 6 cloth, 7 beam, 8 glow, 9 point,
  10 trail, 11 sphere, 12 spiral, 13 edit, 14 look at, 15 point at, 16 voice visualizer, 17 name tag, 18 blob,
  19 reset skeleton`,
);

const EFFECT_DATA = packed(
  'What the effect joins',
  `56 bytes: id of the source, id of the target, global position (3 F64); looking and pointing have one more U8.
  Looking: 0 none, 1 idle, 2 auto listen, 3 free look, 4 respond, 5 hover, 6 conversation, 7 select, 8 focus, 9 mouselook,
  10 clear. Pointing: 0 none, 1 select, 2 grab, 3 clear.`,
);

const COLLISIONS = enumeration(
  'What hit whom',
  '0 invalid, 1 bump, 2 push, 3 selected object, 4 scripted object, 5 physical object',
);

export const AGENT_ROWS: readonly MeaningRow[] = [
  [
    CONTROLS,
    'AgentUpdate.AgentData.ControlFlags ChildAgentUpdate.AgentData.ControlFlags ScriptControlChange.Data.Controls',
  ],
  [AGENT_STATE, 'AgentUpdate.AgentData.State'],
  [masks('Switches', '1 hide title, 2 autopilot of the viewer'), 'AgentUpdate.AgentData.Flags'],
  [
    TELEPORT_FLAGS,
    `TeleportStart.Info.TeleportFlags TeleportProgress.Info.TeleportFlags TeleportFinish.Info.TeleportFlags
    TeleportLocal.Info.TeleportFlags TeleportLureRequest.Info.TeleportFlags`,
  ],
  [CAMERA_PROPERTIES, 'SetFollowCamProperties.CameraProperty.Type'],
  [EFFECTS, 'ViewerEffect.Effect.Type'],
  [EFFECT_DATA, 'ViewerEffect.Effect.TypeData'],
  [packed('Colour', 'Red, green, blue, alpha.'), 'ViewerEffect.Effect.Color'],
  [COLLISIONS, 'MeanCollisionAlert.MeanCollision.Type'],
  [
    scaled('Height, in steps; 0: unknown or below 4 m, 255: above', { times: 4, unit: 'm' }),
    'CoarseLocationUpdate.Location.Z',
  ],
  [
    scaled('Share of the way from the least to the greatest value of the n-th transmitted parameter', { over: 255 }),
    'AvatarAppearance.VisualParam.ParamValue AgentSetAppearance.VisualParam.ParamValue ChildAgentUpdate.VisualParam.ParamValue',
  ],
  [
    packed('Bandwidth', '7 F32, in bits a second: resend, land, wind, cloud, task, texture, asset.'),
    'AgentThrottle.Throttle.Throttles ChildAgentUpdate.AgentData.Throttles',
  ],
  [
    masks('Profile', '1 published, 2 mature, 4 identified, 8 transacted, 16 online, 32 age verified'),
    'AvatarPropertiesReply.PropertiesData.Flags',
  ],
  [
    masks('What the friend may do', '1 see online status, 2 find on the map, 4 modify objects'),
    'GrantUserRights.Rights.RelatedRights ChangeUserRights.Rights.RelatedRights',
  ],
];
