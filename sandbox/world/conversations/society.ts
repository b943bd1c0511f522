// What viewers say about people, groups and parcels: the message on the left, who answers it on the right.
import { CLASSIFIEDS } from './classifieds.ts';
import { conferring } from './conference.ts';
import { estateOwnerMessage } from './estate-owner.ts';
import {
  acceptCallingCard,
  acceptFriendship,
  declineCallingCard,
  declineFriendship,
  findAgent,
  grantUserRights,
  offerCallingCard,
  terminateFriendship,
} from './friends.ts';
import { GROUPS } from './groups.ts';
import { GUARDING } from './guarding.ts';
import type { Handler } from './handler.ts';
import { improvedInstantMessage, retrieveInstantMessages } from './instant-message.ts';
import {
  estateCovenantRequest,
  parcelDivide,
  parcelInfoRequest,
  parcelJoin,
  parcelObjectOwnersRequest,
  parcelPropertiesUpdate,
  regionHandleRequest,
} from './parcel-edit.ts';
import { parcelAccessListRequest, parcelAccessListUpdate } from './parcel-lists.ts';
import { parcelReturnObjects, parcelSelectObjects } from './parcel-objects.ts';
import { LANDOWNING } from './parcel-owning.ts';
import { PICKS } from './picks.ts';
import {
  avatarInterestsUpdate,
  avatarNotesUpdate,
  avatarPickerRequest,
  avatarPropertiesRequest,
  avatarPropertiesUpdate,
} from './profile.ts';
import { simWideDeletes } from './sim-wide.ts';
import { landStatRequest } from './top-objects.ts';

export const SOCIETY: readonly (readonly [name: string, answer: Handler])[] = [
  ['ImprovedInstantMessage', conferring(improvedInstantMessage)],
  ['AcceptFriendship', acceptFriendship],
  ['DeclineFriendship', declineFriendship],
  ['TerminateFriendship', terminateFriendship],
  ['GrantUserRights', grantUserRights],
  ['FindAgent', findAgent],
  ['OfferCallingCard', offerCallingCard],
  ['AcceptCallingCard', acceptCallingCard],
  ['DeclineCallingCard', declineCallingCard],
  ['RetrieveInstantMessages', retrieveInstantMessages],

  ['AvatarPropertiesRequest', avatarPropertiesRequest],
  ['AvatarPropertiesUpdate', avatarPropertiesUpdate],
  ['AvatarInterestsUpdate', avatarInterestsUpdate],
  ['AvatarNotesUpdate', avatarNotesUpdate],
  ['AvatarPickerRequest', avatarPickerRequest],
  ...PICKS,
  ...CLASSIFIEDS,

  ...GROUPS,

  ...LANDOWNING,
  ...GUARDING,
  ['SimWideDeletes', simWideDeletes],
  ['LandStatRequest', landStatRequest],
  ['ParcelPropertiesUpdate', parcelPropertiesUpdate],
  ['ParcelDivide', parcelDivide],
  ['ParcelJoin', parcelJoin],
  ['ParcelSelectObjects', parcelSelectObjects],
  ['ParcelReturnObjects', parcelReturnObjects],
  ['ParcelAccessListRequest', parcelAccessListRequest],
  ['ParcelAccessListUpdate', parcelAccessListUpdate],
  ['ParcelObjectOwnersRequest', parcelObjectOwnersRequest],
  ['ParcelInfoRequest', parcelInfoRequest],
  ['RegionHandleRequest', regionHandleRequest],
  ['EstateCovenantRequest', estateCovenantRequest],
  ['EstateOwnerMessage', estateOwnerMessage],
];
