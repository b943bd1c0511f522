// Packed bytes about objects. All numbers in them are little-endian.

import type { MeaningRow } from '../meaning.ts';
import { packed } from '../spell.ts';

const MOTION = packed(
  'Place and motion, by length',
  `60 bytes: position, velocity, acceleration (3 F32 each), rotation (3 F32, w is derived), angular velocity. 76 bytes: the
  same behind a foot plane of 4 F32, for avatars. 32 and 48 bytes: as these two in steps of U16 (x and y -128 to 384, z -256
  to 4096; speeds -256 to 256; rotation of 4, -1 to 1). 16 bytes: in steps of U8. Also 124 and 140 as 60 and 76, 64 and 80
  as 32 and 48.`,
);

const TERSE = packed(
  'Place and motion',
  `Local id U32, state U8, avatar or not U8 (1: a foot plane of 4 F32 follows), position 3 F32, velocity 3 U16 (-128 to 128),
  acceleration 3 U16 (-64 to 64), rotation 4 U16 (-1 to 1), angular velocity 3 U16 (-64 to 64). A U16 n is low + n / 65535 *
  range; what is within one step of 0 is 0.`,
);

const TEXTURES = packed(
  'Look of the faces',
  `Sections in this order: id of the texture; colour of 4 bytes, each inverted; scale s, t (F32); offset s, t (S16 / 32767);
  rotation (S16 / 32768 of a turn); bump (bits 0 to 4), full bright (5), shininess (6, 7); media (bit 0) and mapping (bits 1,
  2: 0 default, 2 planar, 4 spherical, 6 cylindrical); glow (U8 / 255); id of the material, which may be missing. A section
  is a default value, then pairs of a face set and a value, closed by 00; the end closes the last one. Face set: 7 faces in a
  byte, the high bit says that another byte follows, the most significant one is first.`,
);

const TERSE_TEXTURES = packed('Look of the faces', 'Length U32, then as in ObjectUpdate.');

const ANIMATION = packed(
  'Moving texture',
  `16 bytes or none: mode U8 (1 on, 2 loop, 4 reverse, 8 ping-pong, 16 smooth, 32 rotate, 64 scale), face S8 (-1: all),
  size x, y U8, start, length, rate F32.`,
);

const PARTICLES = packed(
  'Particles',
  `86 bytes: system 68, data 18; else a U32 length before each. System: CRC U32, flags U32 (1 relative to the object, 2 new
  angle), pattern U8 (1 drop, 2 explode, 4 angle, 8 cone, 16 empty cone), greatest age and start age U16 8.8, inner and outer
  angle U8 3.5, burst rate, radius, least and greatest speed U16 8.8, count U8, velocity and acceleration 3 U16 signed 8.7,
  ids of texture and target. Data: flags U32 (1 colour, 2 scale, 4 bounce, 8 wind, 0x10 follow source, 0x20 follow velocity,
  0x40 target, 0x80 straight to target, 0x100 emissive, 0x200 beam, 0x400 ribbon, 0x10000 glow, 0x20000 blend), greatest age
  U16 8.8, first and last colour of 4 bytes, first x, y and last x, y of the scale U8 3.5, with glow first and last U8, with
  blend source and destination U8 (0 one, 1 zero, 2 colour of destination, 3 of source, 4 and 5 one minus these, 6 alpha of
  destination, 7 of source, 8 and 9 one minus these).`,
);

const BODIES = `Flexible: U8 softness and tension, U8 softness and drag, U8 gravity, U8 wind, perhaps force 3 F32; tension and
  drag are the low 7 bits / 10, softness is 2 * the first high bit + the second, gravity n / 10 - 10, wind n / 10. Light:
  colour of 4 bytes, radius, cutoff, falloff F32. Sculpt and mesh: id, U8 (low 6 bits: 1 sphere, 2 torus, 3 plane, 4 cylinder,
  5 mesh; 64 inverted, 128 mirrored). Light image: id, field of view, focus, ambience F32. Extended mesh: U32 (1 animated).
  Render material: count U8, then face U8 and id for each. Reflection probe: ambience F32, clip distance F32, U8 (1 box,
  2 dynamic, 4 mirror).`;

const COMPRESSED = packed(
  'A whole object',
  `Id, local id U32, PCode U8, state U8, CRC U32, material U8, click action U8, scale, position, rotation (3 F32 each), flags
  U32, id of the owner. Then by flag: 0x80 angular velocity 3 F32; 0x20 parent U32; 0x02 tree U8; 0x01 scratch pad, U32 length;
  0x04 text up to its NUL and colour 4 bytes; 0x200 media URL up to its NUL; 0x08 particles 86 bytes; always the extra
  parameters; 0x10 sound: id, gain F32, flags U8, radius F32; 0x100 name values up to their NUL. Then path curve, profile curve
  U8, begin, end U16, scale x, y, shear x, y U8, twist, twist begin, radius offset, taper x, y S8, revolutions U8, skew S8,
  profile begin, end, hollow U16; textures, U32 length; 0x40 moving texture, U32 length; 0x400 new particles.`,
);

export const OBJECT_BYTES_ROWS: readonly MeaningRow[] = [
  [MOTION, 'ObjectUpdate.ObjectData.ObjectData'],
  [TERSE, 'ImprovedTerseObjectUpdate.ObjectData.Data'],
  [TERSE_TEXTURES, 'ImprovedTerseObjectUpdate.ObjectData.TextureEntry'],
  [
    TEXTURES,
    `ObjectUpdate.ObjectData.TextureEntry ObjectImage.ObjectData.TextureEntry AvatarAppearance.ObjectData.TextureEntry
    AgentSetAppearance.ObjectData.TextureEntry`,
  ],
  [ANIMATION, 'ObjectUpdate.ObjectData.TextureAnim'],
  [PARTICLES, 'ObjectUpdate.ObjectData.PSBlock'],
  [
    packed('Extra parameters', `Count U8, then for each one type U16, length U32, body. ${BODIES}`),
    'ObjectUpdate.ObjectData.ExtraParams',
  ],
  [packed('One extra parameter, by ParamType', BODIES), 'ObjectExtraParams.ObjectData.ParamData'],
  [packed('Colour', 'Red, green, blue, alpha; only alpha is inverted.'), 'ObjectUpdate.ObjectData.TextColor'],
  [
    packed('By PCode', 'Primitive: none, or the number of primitives U8. Tree: species. In old times a scratch pad.'),
    'ObjectUpdate.ObjectData.Data',
  ],
  [
    packed(
      'Named values',
      `Lines of text, Name Type Class SendTo Value, with LF between them. Avatars have FirstName, LastName, Title; attachments
      AttachItemID.`,
    ),
    'ObjectUpdate.ObjectData.NameValue',
  ],
  [COMPRESSED, 'ObjectUpdateCompressed.ObjectData.Data'],
  [
    packed(
      'New place, by Type',
      'In this order what Type names: position 3 F32, rotation 3 F32 (w is derived), scale 3 F32.',
    ),
    'MultipleObjectUpdate.ObjectData.Data',
  ],
];
