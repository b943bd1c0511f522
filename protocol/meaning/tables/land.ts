// Parcels and the ground.

import type { MeaningRow } from '../meaning.ts';
import { bits, enumeration, masks, packed } from '../spell.ts';

const PARCEL_FLAGS = bits(
  'Parcel',
  `0 fly, 1 scripts of others, 2 for sale, 3 landmarks, 4 terraform, 5 damage, 6 build, 7 objects for sale,
  8 only the group, 9 access list, 10 ban list, 11 passes, 12 in the directory, 13 deed to group,
  14 contribute with deed, 15 sound stays local, 16 objects are sold with the land, 17 publish, 18 mature, 19 web page,
  20 raw HTML, 21 restrict push, 22 deny anonymous, 23..24 old, 25 scripts of the group, 26 group builds, 27 objects enter,
  28 group objects enter, 29 voice, 30 voice of the estate, 31 deny age-unverified`,
);

const CATEGORIES = enumeration(
  'Category',
  `-1 any, 0 none, 1 of the grid's operator, 2 adult, 3 arts, 4 business, 5 education, 6 gaming, 7 hangout,
  8 newcomer, 9 park, 10 residential, 11 shopping, 12 stage, 13 other, 14 rental`,
);

const QUERY_FLAGS = bits(
  'What to look for',
  `0 people, 1 online, 3 events, 4 groups, 5 date of events, 6 owned by agents, 7 for sale, 8 owned by groups,
  10 sort by traffic, 11 general regions, 12 with picture, 13 general events, 14 mature regions, 15 ascending,
  16 by price, 17 by price per square metre, 18 by area, 19 by name, 20 price limit, 21 area limit, 22 no mature,
  23 general parcels, 24 general, 25 mature, 26 adult, 27 adult regions`,
);

const OVERLAY = packed(
  'Owners and borders',
  `A byte for each 4 m square, 1024 in a packet, four packets (SequenceID 0 to 3) for 256 m. Low 3 bits: 0 public, 1 owned,
  2 group, 3 own, 4 for sale, 5 auction. 0x10: avatars hidden, 0x20: sound stays local, 0x40: line in the west, 0x80: line
  in the south.`,
);

const BITMAP = packed(
  'Which squares belong to it',
  '512 bytes: a bit for each 4 m square, 64 by 64, row by row from the south, lowest bit first.',
);

const LAYER = packed(
  'Patches of the layer',
  `Stride U16, patch size U8, type U8, then a stream of bits: for each patch U8 quantisation and word bits (97: the end),
  offset F32, range U16, ids of the patch in 10 bits (large regions: 32), coefficients (cosine transform, zig-zag).`,
);

const LAYER_TYPES = enumeration(
  'Layer, by a letter',
  `76 land, 55 wind, 56 clouds, 87 water, 77 land of a large region, 57 wind of a large region,
  58 clouds of a large region, 88 water of a large region`,
);

const SEQUENCES = enumeration(
  'Number of the question, or what nobody asked for',
  '-10000 selected, -20000 not in the group, -30000 banned, -40000 not on the list, -50000 hovered',
);

export const LAND_ROWS: readonly MeaningRow[] = [
  [PARCEL_FLAGS, 'ParcelProperties.ParcelData.ParcelFlags ParcelPropertiesUpdate.ParcelData.ParcelFlags'],
  [
    enumeration('Arrival', '0 not allowed, 1 at the landing point, 2 anywhere'),
    'ParcelProperties.ParcelData.LandingType ParcelPropertiesUpdate.ParcelData.LandingType',
  ],
  [
    enumeration('How it is held', '-1 none, 0 leased, 1 pending, 2 abandoned'),
    'ParcelProperties.ParcelData.Status UpdateParcel.ParcelData.Status',
  ],
  [
    CATEGORIES,
    `ParcelProperties.ParcelData.Category ParcelPropertiesUpdate.ParcelData.Category UpdateParcel.ParcelData.Category
    PlacesQuery.QueryData.Category DirPlacesQuery.QueryData.Category DirPlacesQueryBackend.QueryData.Category`,
  ],
  [SEQUENCES, 'ParcelProperties.ParcelData.SequenceID'],
  [BITMAP, 'ParcelProperties.ParcelData.Bitmap'],
  [masks('Parcel', '1 mature, 2 adult, 4 owned by a group'), 'ParcelInfoReply.Data.Flags'],
  [
    masks('List', '1 access, 2 ban, 8 allowed experiences, 16 blocked experiences'),
    'ParcelAccessListRequest.Data.Flags ParcelAccessListReply.Data.Flags ParcelAccessListUpdate.Data.Flags',
  ],
  [
    masks('Which objects', '1 none, 2 of the owner, 4 of the group, 8 of others, 16 on the list, 32 for sale'),
    `ParcelReturnObjects.ParcelData.ReturnType ParcelSelectObjects.ParcelData.ReturnType
    ParcelDisableObjects.ParcelData.ReturnType`,
  ],
  [OVERLAY, 'ParcelOverlay.ParcelData.Data'],
  [LAYER_TYPES, 'LayerData.LayerID.Type'],
  [LAYER, 'LayerData.LayerData.Data'],
  [enumeration('Tool', '0 level, 1 raise, 2 lower, 3 smooth, 4 noise, 5 revert'), 'ModifyLand.ModifyBlock.Action'],
  [
    enumeration('Report', '0 top scripts, 1 top colliders'),
    'LandStatRequest.RequestData.ReportType LandStatReply.RequestData.ReportType',
  ],
  [
    masks('Filter', '1 one parcel, 2 name of the owner, 4 name of the object, 8 name of the parcel'),
    'LandStatRequest.RequestData.RequestFlags LandStatReply.RequestData.RequestFlags',
  ],
  [
    QUERY_FLAGS,
    `DirFindQuery.QueryData.QueryFlags DirPlacesQuery.QueryData.QueryFlags DirLandQuery.QueryData.QueryFlags
    DirClassifiedQuery.QueryData.QueryFlags DirFindQueryBackend.QueryData.QueryFlags
    DirPlacesQueryBackend.QueryData.QueryFlags DirLandQueryBackend.QueryData.QueryFlags
    DirClassifiedQueryBackend.QueryData.QueryFlags PlacesQuery.QueryData.QueryFlags`,
  ],
  [
    enumeration('Rating', '0 general, 1 mature, 2 adult'),
    'EventInfoReply.EventData.EventFlags DirEventsReply.QueryReplies.EventFlags',
  ],
  [{ kind: 'time', unit: 'second' }, 'EventInfoReply.EventData.DateUTC DirEventsReply.QueryReplies.UnixTime'],
  [{ kind: 'text' }, 'ParcelMediaUpdate.DataBlock.MediaURL ParcelMediaUpdate.DataBlockExtended.MediaType|MediaDesc'],
];
