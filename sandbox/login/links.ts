// Pages and services that a grid may have elsewhere, and how logins and the grid's own facts call them.
import type { LinksFile } from '../world-file/shape.ts';

export type LinkName = keyof LinksFile;

/** [login.links.1] Members of a login that are sent unasked. */
export const LOGIN_LINKS = [
  ['profile-server-url', 'profiles'],
  ['web_profile_url', 'webProfile'],
  ['snapshot_config_url', 'snapshots'],
  ['help_url_format', 'help'],
  ['openid_url', 'openid'],
] as const satisfies readonly (readonly [member: string, link: LinkName])[];

/** [login.links.1] Members of a login that are sent to who asks for them in its options. */
export const ASKED_LINKS = [
  ['search', 'search'],
  ['destination_guide_url', 'destinations'],
  ['avatar_picker_url', 'avatars'],
] as const satisfies readonly (readonly [option: string, link: LinkName])[];

/** [login.links.2] Keys of the grid's facts. */
export const INFO_LINKS = [
  ['economy', 'economy'],
  ['about', 'about'],
  ['register', 'register'],
  ['help', 'help'],
  ['password', 'password'],
  ['search', 'search'],
  ['web_profile_url', 'webProfile'],
] as const satisfies readonly (readonly [key: string, link: LinkName])[];
