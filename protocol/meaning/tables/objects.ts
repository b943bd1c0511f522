// Objects in the world.

import type { MeaningRow } from '../meaning.ts';
import { bits, enumeration, group, masks, packed, scaled } from '../spell.ts';
import { ATTACHMENT_POINTS, STATE_BY_PCODE } from './states.ts';

const UPDATE_FLAGS = bits(
  'Object',
  `0 physics, 1 create selected, 2 modify, 3 copy, 4 any owner, 5 you are the owner, 6 scripted, 7 touch, 8 move,
  9 takes money, 10 phantom, 11 inventory is empty, 12 affects navmesh, 13 character, 14 volume detect, 15 in search,
  16 allow drop, 17 transfer, 18 group owned, 19 officer (old), 20 camera decoupled, 21 animation source,
  22 camera source, 23 cast shadows (old), 24 autopilot of the server, 25..27 unused, 28 owner may modify,
  29 temporary on rez, 30 temporary (old), 31 zlib (old)`,
);

const DESTINATIONS = enumeration(
  'Where it goes',
  `0 saved to the agent (old), 1 copied to the agent, 2 saved to a task, 3 attachment (old), 4 taken to the agent,
  5 copied by a god, 6 trash, 7 attachment to inventory (old), 8 attachment exists (old), 9 returned to the owner,
  10 returned to the last owner`,
);

const PARAM_TYPES = enumeration(
  'Parameter',
  `0x10 flexible, 0x20 light, 0x30 sculpt, 0x40 light image, 0x50 reserved, 0x60 mesh, 0x70 extended mesh,
  0x80 render material, 0x90 reflection probe`,
);

const MATERIALS = bits('Material', '', [
  group('', [0, 4], '0 stone, 1 metal, 2 glass, 3 wood, 4 flesh, 5 plastic, 6 rubber, 7 light'),
]);

export const OBJECT_ROWS: readonly MeaningRow[] = [
  [
    UPDATE_FLAGS,
    `ObjectUpdate.ObjectData.UpdateFlags ObjectUpdateCompressed.ObjectData.UpdateFlags
    ObjectUpdateCached.ObjectData.UpdateFlags ObjectAdd.ObjectData.AddFlags ObjectDuplicate.SharedData.DuplicateFlags
    ObjectDuplicateOnRay.AgentData.DuplicateFlags`,
  ],
  [
    enumeration('Kind of object', '9 primitive, 47 avatar, 95 grass, 111 new tree, 143 particle system, 255 tree'),
    'ObjectUpdate.ObjectData.PCode ObjectAdd.ObjectData.PCode',
  ],
  [MATERIALS, 'ObjectUpdate.ObjectData.Material ObjectAdd.ObjectData.Material ObjectMaterial.ObjectData.Material'],
  [STATE_BY_PCODE, 'ObjectUpdate.ObjectData.State ObjectAdd.ObjectData.State'],
  [
    enumeration(
      'What a click does',
      '0 touch, 1 sit, 2 buy, 3 pay, 4 open, 5 play media, 6 open media, 7 zoom, 8 disabled, 9 ignored',
    ),
    'ObjectUpdate.ObjectData.ClickAction ObjectClickAction.ObjectData.ClickAction',
  ],
  [
    masks('Sound', '1 loop, 2 sync master, 4 sync slave, 8 sync pending, 16 queue, 32 stop'),
    'ObjectUpdate.ObjectData.Flags AttachedSound.DataBlock.Flags',
  ],
  [
    scaled('Speed of time in the region', { over: 65535 }),
    `ObjectUpdate.RegionData.TimeDilation ObjectUpdateCompressed.RegionData.TimeDilation
    ObjectUpdateCached.RegionData.TimeDilation ImprovedTerseObjectUpdate.RegionData.TimeDilation`,
  ],
  [
    masks('What changes, and of what', '1 position, 2 rotation, 4 scale, 8 linked set, 16 uniform'),
    'MultipleObjectUpdate.ObjectData.Type',
  ],
  [PARAM_TYPES, 'ObjectExtraParams.ObjectData.ParamType'],
  [
    enumeration('Physical shape', '0 primitive, 1 none, 2 convex hull'),
    'ObjectFlagUpdate.ExtraPhysics.PhysicsShapeType',
  ],
  [
    masks('Attachment', '0x80 beside what is there', [
      group('', [0, 7], `0 where it was worn last, ${ATTACHMENT_POINTS}`),
    ]),
    `RezSingleAttachmentFromInv.ObjectData.AttachmentPt RezMultipleAttachmentsFromInv.ObjectData.AttachmentPt
    ObjectAttach.AgentData.AttachmentPoint`,
  ],
  [DESTINATIONS, 'DeRezObject.AgentBlock.Destination'],
  [
    masks('Why', '1 bug report, 2 complaint, 4 pay'),
    'RequestObjectPropertiesFamily.ObjectData.RequestFlags ObjectPropertiesFamily.ObjectData.RequestFlags',
  ],
  [{ kind: 'time', unit: 'microsecond' }, 'ObjectProperties.ObjectData.CreationDate'],
  [
    packed('Textures', 'Ids of textures, one after the other; no number says how many.'),
    'ObjectProperties.ObjectData.TextureID',
  ],
];
