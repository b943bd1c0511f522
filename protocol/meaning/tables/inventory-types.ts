// The kinds of things in an inventory, and what may be done with them.
import { bits, enumeration, group, masks } from '../spell.ts';

export const ASSET_TYPES = enumeration(
  'Asset type',
  `0 texture, 1 sound, 2 calling card, 3 landmark, 4 script (old), 5 clothing, 6 object, 7 notecard, 8 category,
  10 LSL text, 11 LSL bytecode, 12 TGA texture, 13 body part, 17 WAV sound, 18 TGA image, 19 JPEG image, 20 animation,
  21 gesture, 22 simstate, 24 link, 25 folder link, 26 marketplace folder, 40 widget, 45 person, 49 mesh,
  50..55 reserved, 56 settings, 57 material, 255 unknown, -1 none`,
);

export const INVENTORY_TYPES = enumeration(
  'Inventory type',
  `0 texture, 1 sound, 2 calling card, 3 landmark, 4 script (old), 5 clothing (old), 6 object, 7 notecard, 8 category,
  9 root, 10 LSL, 11 bytecode, 12 TGA texture, 13 body part (old), 14 trash, 15 snapshot, 16 lost and found,
  17 attachment, 18 wearable, 19 animation, 20 gesture, 22 mesh, 23 widget, 24 person, 25 settings, 26 material,
  255 unknown, -1 none`,
);

export const FOLDER_TYPES = enumeration(
  'Folder type',
  `-1 none, 0 texture, 1 sound, 2 calling card, 3 landmark, 5 clothing, 6 object, 7 notecard, 8 root, 10 LSL,
  13 body part, 14 trash, 15 photos, 16 lost and found, 20 animation, 21 gesture, 23 favourites, 26..45 ensemble,
  46 current outfit, 47 outfit, 48 my outfits, 49 mesh, 50 inbox, 51 outbox, 52 basic root, 53 listings, 54 stock,
  55 version, 56 settings, 57 material, 58..60 only in some viewers, 100 suitcase`,
);

export const WEARABLE_TYPES = enumeration(
  'Wearable; 0 to 3 are body parts',
  `0 shape, 1 skin, 2 hair, 3 eyes, 4 shirt, 5 pants, 6 shoes, 7 socks, 8 jacket, 9 gloves, 10 undershirt,
  11 underpants, 12 skirt, 13 alpha, 14 tattoo, 15 physics, 16 universal`,
);

const PERMISSION_BITS = bits(
  'Permissions',
  `13 transfer, 14 modify, 15 copy, 16 export (was: enter parcel), 17 terraform (old), 18 debit (old), 19 move,
  20 damage (old), 31 reserved`,
);

export const PERMISSIONS = { ...PERMISSION_BITS, all: 0x7fff_ffffn };

const SHARE = '0 empty, 1 none, 2 some, 3 all';

/** What those of several things allow. */
export const AGGREGATE_PERMISSIONS = bits('How many of the contents allow it', '', [
  group('copy', [0, 2], SHARE),
  group('modify', [2, 2], SHARE),
  group('transfer', [4, 2], SHARE),
]);

export const SALE_TYPES = enumeration('For sale', '0 not, 1 the original, 2 a copy, 3 the contents');

export const ITEM_FLAGS = masks(
  'Item; the subtype is the wearable, the attachment point or the kind of settings',
  `0x100 slam next owner's permissions, 0x1000 slam sale, 0x10000 overwrite base, 0x20000 overwrite owner,
  0x40000 overwrite group, 0x80000 overwrite everyone, 0x100000 overwrite next owner, 0x200000 several items,
  0x40000000 only reference`,
  [group('subtype', [0, 8])],
);
