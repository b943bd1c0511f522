// The table of pairs: which message answers which, and by which fields the two know each other.

export interface PairRule {
  readonly request: string;
  readonly reply: string;
  /** [pairs.instead.1] What may come in place of the reply; it knows the request by the same fields. */
  readonly instead?: readonly string[];
  /** `Block.Field` or `Block.Field|Field` of the request and of the reply that have the same values; absent: the order tells. */
  readonly by?: readonly [string, string];
  /** [pairs.says.2] What comes in place of the reply and has this field, answers only with this text in it. */
  readonly answersBy?: readonly [field: string, text: string];
  /** Only a request with this text in this field asks for it. */
  readonly says?: readonly [field: string, text: string];
  /** Many replies come for one request. */
  readonly isTransfer?: true;
}

const same = (field: string): readonly [string, string] => [field, field];

/** What one end of a circuit asks of the other to come and to go, and about who it is. */
const SESSION: readonly PairRule[] = [
  { request: 'StartPingCheck', reply: 'CompletePingCheck', by: same('PingID.PingID') },
  { request: 'CompleteAgentMovement', reply: 'AgentMovementComplete' },
  { request: 'RegionHandshake', reply: 'RegionHandshakeReply' },
  { request: 'LogoutRequest', reply: 'LogoutReply' },
  { request: 'AgentDataUpdateRequest', reply: 'AgentDataUpdate' },
  { request: 'AgentWearablesRequest', reply: 'AgentWearablesUpdate' },
  { request: 'AgentCachedTexture', reply: 'AgentCachedTextureResponse', by: same('AgentData.SerialNum') },
  { request: 'AgentRequestSit', reply: 'AvatarSitResponse' },
  { request: 'MoneyBalanceRequest', reply: 'MoneyBalanceReply', by: same('MoneyData.TransactionID') },
  { request: 'EconomyDataRequest', reply: 'EconomyData' },
  {
    request: 'MuteListRequest',
    reply: 'MuteListUpdate',
    instead: ['UseCachedMuteList', 'GenericMessage'],
    answersBy: ['MethodData.Method', 'emptymutelist'],
  },
  { request: 'UserInfoRequest', reply: 'UserInfoReply' },
  { request: 'RequestGodlikePowers', reply: 'GrantGodlikePowers', by: same('AgentData.AgentID') },
];

const TELEPORTED = { reply: 'TeleportFinish', instead: ['TeleportLocal', 'TeleportFailed'] } as const;

/** Regions, parcels, the map, and the way to them. */
const PLACES: readonly PairRule[] = [
  { request: 'TeleportRequest', ...TELEPORTED },
  { request: 'TeleportLocationRequest', ...TELEPORTED },
  { request: 'TeleportLandmarkRequest', ...TELEPORTED },
  { request: 'TeleportLureRequest', ...TELEPORTED },
  { request: 'RequestRegionInfo', reply: 'RegionInfo' },
  {
    request: 'RegionHandleRequest',
    reply: 'RegionIDAndHandleReply',
    by: ['RequestBlock.RegionID', 'ReplyBlock.RegionID'],
  },
  { request: 'RegionPresenceRequestByRegionID', reply: 'RegionPresenceResponse', by: same('RegionData.RegionID') },
  { request: 'RegionPresenceRequestByHandle', reply: 'RegionPresenceResponse', by: same('RegionData.RegionHandle') },
  { request: 'NearestLandingRegionRequest', reply: 'NearestLandingRegionReply' },
  { request: 'DataHomeLocationRequest', reply: 'DataHomeLocationReply', by: same('Info.AgentID') },
  { request: 'EstateCovenantRequest', reply: 'EstateCovenantReply' },
  { request: 'LandStatRequest', reply: 'LandStatReply', by: same('RequestData.ReportType') },
  { request: 'ParcelDwellRequest', reply: 'ParcelDwellReply', by: same('Data.LocalID') },
  { request: 'ParcelInfoRequest', reply: 'ParcelInfoReply', by: same('Data.ParcelID') },
  { request: 'ParcelAccessListRequest', reply: 'ParcelAccessListReply', by: same('Data.LocalID|Flags') },
  { request: 'ParcelObjectOwnersRequest', reply: 'ParcelObjectOwnersReply' },
  { request: 'MapLayerRequest', reply: 'MapLayerReply' },
  { request: 'MapNameRequest', reply: 'MapBlockReply' },
  { request: 'MapBlockRequest', reply: 'MapBlockReply' },
  { request: 'MapItemRequest', reply: 'MapItemReply', by: same('RequestData.ItemType') },
];

const AVATAR = same('AgentData.AvatarID');
const QUERY = same('QueryData.QueryID');

/** People, and what is found by its name. */
const PEOPLE: readonly PairRule[] = [
  { request: 'UUIDNameRequest', reply: 'UUIDNameReply', by: same('UUIDNameBlock.ID') },
  { request: 'UUIDGroupNameRequest', reply: 'UUIDGroupNameReply', by: same('UUIDNameBlock.ID') },
  { request: 'AvatarPropertiesRequest', reply: 'AvatarPropertiesReply', by: AVATAR },
  { request: 'AvatarPropertiesRequest', reply: 'AvatarInterestsReply', by: AVATAR },
  { request: 'AvatarPropertiesRequest', reply: 'AvatarGroupsReply', by: AVATAR },
  asked('avatarpicksrequest', 'AvatarPicksReply', 'AgentData.TargetID'),
  asked('avatarclassifiedsrequest', 'AvatarClassifiedReply', 'AgentData.TargetID'),
  asked('avatarnotesrequest', 'AvatarNotesReply', 'Data.TargetID'),
  asked('pickinforequest', 'PickInfoReply', 'Data.PickID'),
  { request: 'ClassifiedInfoRequest', reply: 'ClassifiedInfoReply', by: same('Data.ClassifiedID') },
  { request: 'EventInfoRequest', reply: 'EventInfoReply', by: same('EventData.EventID') },
  { request: 'EventLocationRequest', reply: 'EventLocationReply', by: QUERY },
  { request: 'AvatarPickerRequest', reply: 'AvatarPickerReply', by: same('AgentData.QueryID') },
  {
    request: 'DirFindQuery',
    reply: 'DirPeopleReply',
    instead: ['DirGroupsReply', 'DirEventsReply'],
    by: QUERY,
    isTransfer: true,
  },
  { request: 'DirPlacesQuery', reply: 'DirPlacesReply', by: QUERY, isTransfer: true },
  { request: 'DirLandQuery', reply: 'DirLandReply', by: QUERY, isTransfer: true },
  { request: 'DirClassifiedQuery', reply: 'DirClassifiedReply', by: QUERY, isTransfer: true },
  { request: 'DirPopularQuery', reply: 'DirPopularReply', by: QUERY, isTransfer: true },
  { request: 'PlacesQuery', reply: 'PlacesReply', by: same('AgentData.QueryID'), isTransfer: true },
];

const GROUP = same('GroupData.GroupID');
const MONEY = same('MoneyData.RequestID');
const VOTES = same('TransactionData.TransactionID');

const GROUPS: readonly PairRule[] = [
  { request: 'CreateGroupRequest', reply: 'CreateGroupReply' },
  { request: 'JoinGroupRequest', reply: 'JoinGroupReply', by: GROUP },
  { request: 'LeaveGroupRequest', reply: 'LeaveGroupReply', by: GROUP },
  { request: 'EjectGroupMemberRequest', reply: 'EjectGroupMemberReply', by: GROUP },
  { request: 'GroupProfileRequest', reply: 'GroupProfileReply', by: GROUP },
  { request: 'GroupMembersRequest', reply: 'GroupMembersReply', by: same('GroupData.RequestID'), isTransfer: true },
  { request: 'GroupRoleDataRequest', reply: 'GroupRoleDataReply', by: same('GroupData.RequestID'), isTransfer: true },
  {
    request: 'GroupRoleMembersRequest',
    reply: 'GroupRoleMembersReply',
    by: ['GroupData.RequestID', 'AgentData.RequestID'],
    isTransfer: true,
  },
  { request: 'GroupTitlesRequest', reply: 'GroupTitlesReply', by: same('AgentData.RequestID') },
  { request: 'GroupNoticesListRequest', reply: 'GroupNoticesListReply', by: ['Data.GroupID', 'AgentData.GroupID'] },
  { request: 'GroupAccountSummaryRequest', reply: 'GroupAccountSummaryReply', by: MONEY },
  { request: 'GroupAccountDetailsRequest', reply: 'GroupAccountDetailsReply', by: MONEY },
  { request: 'GroupAccountTransactionsRequest', reply: 'GroupAccountTransactionsReply', by: MONEY },
  { request: 'GroupActiveProposalsRequest', reply: 'GroupActiveProposalItemReply', by: VOTES, isTransfer: true },
  { request: 'GroupVoteHistoryRequest', reply: 'GroupVoteHistoryItemReply', by: VOTES, isTransfer: true },
  {
    request: 'LiveHelpGroupRequest',
    reply: 'LiveHelpGroupReply',
    by: ['RequestData.RequestID', 'ReplyData.RequestID'],
  },
];

/** Things, what they hold, and their scripts. */
const THINGS: readonly PairRule[] = [
  { request: 'ObjectSelect', reply: 'ObjectProperties' },
  { request: 'RequestObjectPropertiesFamily', reply: 'ObjectPropertiesFamily', by: same('ObjectData.ObjectID') },
  { request: 'RequestPayPrice', reply: 'PayPriceReply', by: same('ObjectData.ObjectID') },
  { request: 'RequestTaskInventory', reply: 'ReplyTaskInventory' },
  { request: 'FetchInventory', reply: 'FetchInventoryReply', by: same('InventoryData.ItemID') },
  {
    request: 'FetchInventoryDescendents',
    reply: 'InventoryDescendents',
    by: ['InventoryData.FolderID', 'AgentData.FolderID'],
  },
  {
    request: 'CreateInventoryItem',
    reply: 'UpdateCreateInventoryItem',
    by: ['InventoryBlock.CallbackID', 'InventoryData.CallbackID'],
  },
  { request: 'RequestInventoryAsset', reply: 'InventoryAssetResponse', by: QUERY },
  { request: 'TransferInventory', reply: 'TransferInventoryAck', by: same('InfoBlock.TransactionID') },
  { request: 'GetScriptRunning', reply: 'ScriptRunningReply', by: same('Script.ObjectID|ItemID') },
  { request: 'ScriptDialog', reply: 'ScriptDialogReply', by: same('Data.ObjectID') },
  { request: 'ScriptQuestion', reply: 'ScriptAnswerYes', by: same('Data.TaskID|ItemID') },
  { request: 'ScriptSensorRequest', reply: 'ScriptSensorReply', by: same('Requester.SourceID') },
  { request: 'ScriptDataRequest', reply: 'ScriptDataReply', by: same('DataBlock.Hash') },
  { request: 'RpcChannelRequest', reply: 'RpcChannelReply', by: same('DataBlock.TaskID|ItemID') },
  { request: 'RpcScriptRequestInbound', reply: 'RpcScriptReplyInbound', by: same('DataBlock.ChannelID') },
  { request: 'EmailMessageRequest', reply: 'EmailMessageReply', by: same('DataBlock.ObjectID') },
];

const IMAGE = ['RequestImage.Image', 'ImageID.ID'] as const;

/** Assets and files on their way. */
const FILES: readonly PairRule[] = [
  {
    request: 'TransferRequest',
    reply: 'TransferInfo',
    instead: ['TransferAbort'],
    by: same('TransferInfo.TransferID'),
  },
  {
    request: 'TransferRequest',
    reply: 'TransferPacket',
    by: ['TransferInfo.TransferID', 'TransferData.TransferID'],
    isTransfer: true,
  },
  { request: 'RequestXfer', reply: 'SendXferPacket', instead: ['AbortXfer'], by: same('XferID.ID'), isTransfer: true },
  { request: 'SendXferPacket', reply: 'ConfirmXferPacket', by: same('XferID.ID') },
  { request: 'AssetUploadRequest', reply: 'AssetUploadComplete' },
  { request: 'RequestImage', reply: 'ImageData', instead: ['ImageNotInDatabase'], by: IMAGE },
  { request: 'RequestImage', reply: 'ImagePacket', by: IMAGE, isTransfer: true },
];

/** [pairs.table.1] All from the template; a reply with several requests has a line for each. */
export const PAIR_RULES: readonly PairRule[] = [...SESSION, ...PLACES, ...PEOPLE, ...GROUPS, ...THINGS, ...FILES];

/** [pairs.says.1] A message of all purposes, whose method says what is asked for, and one of its parameters of whom. */
function asked(method: string, reply: string, field: string): PairRule {
  return { request: 'GenericMessage', reply, says: ['MethodData.Method', method], by: ['ParamList.Parameter', field] };
}
