// The table of pairs: which message answers which, and by which fields the two know each other.

export interface PairRule {
  readonly request: string;
  readonly reply: string;
  /** `Block.Field` of the request and of the reply that have the same value; absent: the order tells. */
  readonly by?: readonly [string, string];
  /** Many replies come for one request. */
  readonly isTransfer?: true;
}

const same = (field: string): readonly [string, string] => [field, field];

/** [pairs.table.1] Both from the template; a reply with several requests has a line for each. */
export const PAIR_RULES: readonly PairRule[] = [
  { request: 'StartPingCheck', reply: 'CompletePingCheck', by: same('PingID.PingID') },
  { request: 'CompleteAgentMovement', reply: 'AgentMovementComplete' },
  { request: 'RegionHandshake', reply: 'RegionHandshakeReply' },
  { request: 'LogoutRequest', reply: 'LogoutReply' },
  { request: 'AgentDataUpdateRequest', reply: 'AgentDataUpdate' },
  { request: 'AgentWearablesRequest', reply: 'AgentWearablesUpdate' },
  { request: 'AgentCachedTexture', reply: 'AgentCachedTextureResponse', by: same('AgentData.SerialNum') },
  { request: 'MoneyBalanceRequest', reply: 'MoneyBalanceReply', by: same('MoneyData.TransactionID') },
  { request: 'EconomyDataRequest', reply: 'EconomyData' },
  { request: 'RequestRegionInfo', reply: 'RegionInfo' },
  { request: 'MuteListRequest', reply: 'MuteListUpdate' },
  { request: 'MuteListRequest', reply: 'UseCachedMuteList' },
  { request: 'ParcelDwellRequest', reply: 'ParcelDwellReply', by: same('Data.LocalID') },
  { request: 'ParcelInfoRequest', reply: 'ParcelInfoReply', by: same('Data.ParcelID') },
  { request: 'MapLayerRequest', reply: 'MapLayerReply' },
  { request: 'MapNameRequest', reply: 'MapBlockReply' },
  { request: 'MapBlockRequest', reply: 'MapBlockReply' },
  { request: 'MapItemRequest', reply: 'MapItemReply', by: same('RequestData.ItemType') },
  { request: 'UUIDNameRequest', reply: 'UUIDNameReply', by: same('UUIDNameBlock.ID') },
  { request: 'UUIDGroupNameRequest', reply: 'UUIDGroupNameReply', by: same('UUIDNameBlock.ID') },
  { request: 'AvatarPropertiesRequest', reply: 'AvatarPropertiesReply', by: same('AgentData.AvatarID') },
  { request: 'AvatarPickerRequest', reply: 'AvatarPickerReply', by: same('AgentData.QueryID') },
  { request: 'RequestObjectPropertiesFamily', reply: 'ObjectPropertiesFamily', by: same('ObjectData.ObjectID') },
  { request: 'RequestTaskInventory', reply: 'ReplyTaskInventory' },
  { request: 'FetchInventory', reply: 'FetchInventoryReply', by: same('InventoryData.ItemID') },
  {
    request: 'FetchInventoryDescendents',
    reply: 'InventoryDescendents',
    by: ['InventoryData.FolderID', 'AgentData.FolderID'],
  },
  { request: 'GroupProfileRequest', reply: 'GroupProfileReply', by: same('GroupData.GroupID') },
  { request: 'GroupMembersRequest', reply: 'GroupMembersReply', by: same('GroupData.RequestID'), isTransfer: true },
  { request: 'GroupTitlesRequest', reply: 'GroupTitlesReply', by: same('AgentData.RequestID') },
  { request: 'DirFindQuery', reply: 'DirPeopleReply', by: same('QueryData.QueryID'), isTransfer: true },
  { request: 'DirPlacesQuery', reply: 'DirPlacesReply', by: same('QueryData.QueryID'), isTransfer: true },
  { request: 'ScriptDialog', reply: 'ScriptDialogReply', by: same('Data.ObjectID') },
  { request: 'TransferRequest', reply: 'TransferInfo', by: same('TransferInfo.TransferID') },
  {
    request: 'TransferRequest',
    reply: 'TransferPacket',
    by: ['TransferInfo.TransferID', 'TransferData.TransferID'],
    isTransfer: true,
  },
  { request: 'RequestXfer', reply: 'SendXferPacket', by: same('XferID.ID'), isTransfer: true },
  { request: 'SendXferPacket', reply: 'ConfirmXferPacket', by: same('XferID.ID') },
  { request: 'RequestImage', reply: 'ImageData', by: ['RequestImage.Image', 'ImageID.ID'] },
  { request: 'RequestImage', reply: 'ImagePacket', by: ['RequestImage.Image', 'ImageID.ID'], isTransfer: true },
];
