// What our grid understands: the message on the left, who answers it on the right.

import { KEEPING } from '../keeping/table.ts';
import { agentAnimation } from './animation.ts';
import { completeAgentMovement, regionHandshakeReply, useCircuitCode } from './arrival.ts';
import { ATTACHING } from './attachments.ts';
import { objectAdd, objectDelete, objectDuplicate, objectDuplicateOnRay } from './building.ts';
import { PURCHASES } from './buying.ts';
import { chatFromViewer } from './chat.ts';
import { CONTENTS } from './contents.ts';
import { DECLINED } from './declining.ts';
import { closeCircuit, logoutRequest } from './departure.ts';
import { agentCachedTexture, agentIsNowWearing, agentSetAppearance } from './dressing.ts';
import {
  objectCategory,
  objectClickAction,
  objectDescription,
  objectExtraParams,
  objectFlagUpdate,
  objectGroup,
  objectImage,
  objectMaterial,
  objectName,
  objectOwner,
  objectPermissions,
  objectSaleInfo,
  objectShape,
} from './editing.ts';
import { soundTrigger, viewerEffect } from './effects.ts';
import { genericMessage } from './generic.ts';
import type { Handler } from './handler.ts';
import { modifyLand, undoLand } from './land-edit.ts';
import { objectDelink, objectLink } from './linking.ts';
import { startLure } from './luring.ts';
import { mapBlockRequest, mapItemRequest, mapLayerRequest, mapNameRequest } from './map.ts';
import { economyDataRequest, moneyBalanceRequest } from './money.ts';
import { agentUpdate, setAlwaysRun } from './movement.ts';
import { uuidGroupNameRequest, uuidNameRequest } from './names.ts';
import { requestMultipleObjects } from './objects.ts';
import { parcelDwellRequest, parcelPropertiesRequest, parcelPropertiesRequestById } from './parcel.ts';
import { agentPause, agentResume } from './pause.ts';
import {
  multipleObjectUpdate,
  objectPosition,
  objectRotation,
  objectScale,
  objectSpinUpdate,
  redo,
  undo,
} from './placing.ts';
import { requestRegionInfo } from './region-facts.ts';
import { SEARCHES } from './searching.ts';
import { agentRequestSit, agentSit } from './seats.ts';
import { objectSelect, requestObjectPropertiesFamily, requestPayPrice } from './selecting.ts';
import {
  agentDataUpdateRequest,
  agentWearablesRequest,
  muteListRequest,
  removeMuteListEntry,
  updateMuteListEntry,
} from './self.ts';
import { SOCIETY } from './society.ts';
import { derezObject, rezObject, rezRestoreToWorld } from './taking.ts';
import {
  setStartLocationRequest,
  teleportCancel,
  teleportLandmarkRequest,
  teleportLocationRequest,
  teleportLureRequest,
  teleportRequest,
} from './teleport.ts';
import { objectGrab } from './touching.ts';
import { rezObjectFromNotecard } from './unpacking.ts';

/** [quiet.1] Silence is the right answer: the viewer tells, and asks nothing. */
const heardQuietly: Handler = () => [];

export const CONVERSATIONS: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  // arrival and departure
  ['UseCircuitCode', useCircuitCode],
  ['CompleteAgentMovement', completeAgentMovement],
  ['RegionHandshakeReply', regionHandshakeReply],
  ['LogoutRequest', logoutRequest],
  ['CloseCircuit', closeCircuit],
  ['AgentQuitCopy', closeCircuit],

  // the body
  ['AgentUpdate', agentUpdate],
  ['SetAlwaysRun', setAlwaysRun],
  ['AgentAnimation', agentAnimation],
  ['AgentPause', agentPause],
  ['AgentResume', agentResume],

  // talk
  ['ChatFromViewer', chatFromViewer],
  ['ViewerEffect', viewerEffect],
  ['SoundTrigger', soundTrigger],
  ['GenericMessage', genericMessage],

  // people, groups, parcels
  ...SOCIETY,

  // elsewhere
  ['TeleportLocationRequest', teleportLocationRequest],
  ['TeleportRequest', teleportRequest],
  ['TeleportLandmarkRequest', teleportLandmarkRequest],
  ['StartLure', startLure],
  ['TeleportLureRequest', teleportLureRequest],
  ['TeleportCancel', teleportCancel],
  ['SetStartLocationRequest', setStartLocationRequest],

  // questions about oneself
  ['AgentDataUpdateRequest', agentDataUpdateRequest],
  ['ActivateGroup', agentDataUpdateRequest],
  ['AgentWearablesRequest', agentWearablesRequest],
  ['AgentCachedTexture', agentCachedTexture],
  ['AgentIsNowWearing', agentIsNowWearing],
  ['AgentSetAppearance', agentSetAppearance],
  ['MoneyBalanceRequest', moneyBalanceRequest],
  ['MuteListRequest', muteListRequest],
  ['UpdateMuteListEntry', updateMuteListEntry],
  ['RemoveMuteListEntry', removeMuteListEntry],

  // prims
  ['RequestMultipleObjects', requestMultipleObjects],
  ['ObjectAdd', objectAdd],
  ['ObjectDuplicate', objectDuplicate],
  ['ObjectDuplicateOnRay', objectDuplicateOnRay],
  ['DeRezObject', derezObject],
  ['RezObject', rezObject],
  ['RezRestoreToWorld', rezRestoreToWorld],
  ['RezObjectFromNotecard', rezObjectFromNotecard],
  ['ObjectDelete', objectDelete],
  ['ObjectSelect', objectSelect],
  ['ObjectDeselect', heardQuietly],
  ['RequestObjectPropertiesFamily', requestObjectPropertiesFamily],
  ['RequestPayPrice', requestPayPrice],
  ['MultipleObjectUpdate', multipleObjectUpdate],
  ['ObjectPosition', objectPosition],
  ['ObjectRotation', objectRotation],
  ['ObjectScale', objectScale],
  ['ObjectSpinUpdate', objectSpinUpdate],
  ['Undo', undo],
  ['Redo', redo],
  ['ObjectName', objectName],
  ['ObjectDescription', objectDescription],
  ['ObjectFlagUpdate', objectFlagUpdate],
  ['ObjectShape', objectShape],
  ['ObjectImage', objectImage],
  ['ObjectExtraParams', objectExtraParams],
  ['ObjectMaterial', objectMaterial],
  ['ObjectClickAction', objectClickAction],
  ['ObjectCategory', objectCategory],
  ['ObjectPermissions', objectPermissions],
  ['ObjectSaleInfo', objectSaleInfo],
  ['ObjectOwner', objectOwner],
  ['ObjectGroup', objectGroup],
  ['ObjectLink', objectLink],
  ['ObjectDelink', objectDelink],
  ['ObjectGrab', objectGrab],
  ['ObjectGrabUpdate', heardQuietly],
  ['ObjectDeGrab', heardQuietly],
  ['AgentRequestSit', agentRequestSit],
  ['AgentSit', agentSit],

  // questions about others and things
  ['UUIDNameRequest', uuidNameRequest],
  ['UUIDGroupNameRequest', uuidGroupNameRequest],

  // the land
  ['ModifyLand', modifyLand],
  ['UndoLand', undoLand],

  // questions about the land
  ['RequestRegionInfo', requestRegionInfo],
  ['EconomyDataRequest', economyDataRequest],
  ['ParcelPropertiesRequest', parcelPropertiesRequest],
  ['ParcelPropertiesRequestByID', parcelPropertiesRequestById],
  ['ParcelDwellRequest', parcelDwellRequest],
  ['MapLayerRequest', mapLayerRequest],
  ['MapBlockRequest', mapBlockRequest],
  ['MapNameRequest', mapNameRequest],
  ['MapItemRequest', mapItemRequest],

  ...KEEPING,
  ...ATTACHING,
  ...CONTENTS,
  ...PURCHASES,
  ...SEARCHES,
  ...DECLINED,

  // heard quietly
  ['AgentFOV', heardQuietly],
  ['AgentHeightWidth', heardQuietly],
  ['AgentThrottle', heardQuietly],
  ['CreateNewOutfitAttachments', heardQuietly],
  ['ForceScriptControlRelease', heardQuietly],
  ['ObjectIncludeInSearch', heardQuietly],
  ['ObjectSpinStart', heardQuietly],
  ['ObjectSpinStop', heardQuietly],
  // [land.still.1]
  ['ParcelDisableObjects', heardQuietly],
  ['RevokePermissions', heardQuietly],
  ['ScriptAnswerYes', heardQuietly],
  ['ScriptDialogReply', heardQuietly],
  ['ScriptReset', heardQuietly],
  ['SetScriptRunning', heardQuietly],
  ['TrackAgent', heardQuietly],
  ['TransferAbort', heardQuietly],
  ['UpdateUserInfo', heardQuietly],
  ['VelocityInterpolateOff', heardQuietly],
  ['VelocityInterpolateOn', heardQuietly],
  ['ViewerStats', heardQuietly],
]);
