// Assets on their way: transfers, xfers, uploads, textures.

import type { MeaningRow } from '../meaning.ts';
import { bits, enumeration, group, packed } from '../spell.ts';
import { ASSET_TYPES } from './inventory-types.ts';

const TRANSFER_PARAMS = packed(
  'What is wanted, by the type of source',
  `Asset: id, type S32. Item: ids of agent, session, owner, object, item, asset, then type S32. Estate: ids of agent and
  session, type S32. File: name up to its NUL, then whether to delete it.`,
);

const TRANSFER_REPLY_PARAMS = packed(
  'What comes, by the type of target',
  'A file has its name up to its NUL, then whether to delete it; else the params of the request are repeated.',
);

export const ASSET_ROWS: readonly MeaningRow[] = [
  [ASSET_TYPES, 'RequestXfer.XferID.VFileType AssetUploadRequest.AssetBlock.Type AssetUploadComplete.AssetBlock.Type'],
  [
    enumeration('Source', '0 unknown, 1 file, 2 asset, 3 item in an object, 4 estate'),
    'TransferRequest.TransferInfo.SourceType',
  ],
  [
    enumeration('Channel', '0 unknown, 1 miscellaneous, 2 asset'),
    `TransferRequest.TransferInfo.ChannelType TransferInfo.TransferInfo.ChannelType TransferPacket.TransferData.ChannelType
    TransferAbort.TransferInfo.ChannelType`,
  ],
  [enumeration('Target', '0 unknown, 1 file, 2 vfile'), 'TransferInfo.TransferInfo.TargetType'],
  [
    enumeration('How it stands', '0 ok, 1 done, 2 skip, 3 abort, -1 error, -2 not found, -3 no permission'),
    'TransferInfo.TransferInfo.Status TransferPacket.TransferData.Status',
  ],
  [TRANSFER_PARAMS, 'TransferRequest.TransferInfo.Params'],
  [TRANSFER_REPLY_PARAMS, 'TransferInfo.TransferInfo.Params'],
  [
    enumeration(
      'Folder of the file',
      `0 none, 1 user settings, 2 app settings, 3 per account, 4 cache, 5 character, 6 help, 7 logs, 8 temporary,
      9..19 skins and other app folders`,
    ),
    'RequestXfer.XferID.FilePath',
  ],
  [enumeration('Why', '-44 empty, -43 not found, -42 cannot be opened, -39 end of file'), 'AbortXfer.XferID.Result'],
  [bits('Number of the packet', '31 last', [group('packet', [0, 31])]), 'SendXferPacket.XferID.Packet'],
  [enumeration('Texture', '0 normal, 1 baked for an avatar'), 'RequestImage.RequestImage.Type'],
  [enumeration('Coarseness: 0 is the whole texture', '-1 cancel'), 'RequestImage.RequestImage.DiscardLevel'],
  [
    enumeration('Codec', '0 invalid, 1 RGB, 2 JPEG 2000, 3 BMP, 4 TGA, 5 JPEG, 6 DXT, 7 PNG'),
    'ImageData.ImageID.Codec',
  ],
];
