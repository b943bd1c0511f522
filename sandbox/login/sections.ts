// The parts of a login answer that are sent only to who asks for them [login.options.1].
import { array, integer, type Llsd, map, string, uuid } from '../../protocol/llsd/value.ts';
import type { Folder, Item } from '../inventory/entry.ts';
import type { Friend, LoginFacts } from './answer.ts';
import { groupLimit } from './benefits.ts';
import { WELCOME_PATH } from './grid-info.ts';
import { ASKED_LINKS } from './links.ts';
import { STARTER_OUTFIT } from './skeleton.ts';

type Section = (facts: LoginFacts) => Llsd | undefined;
type SectionEntry = readonly [option: string, section: Section];

/** In the order in which they are answered. Options that only announce something have no section. */
const SECTIONS: readonly SectionEntry[] = [
  ['inventory-root', ({ inventory }) => rootOf(inventory)],
  ['inventory-skeleton', ({ inventory }) => array(inventory.map(folderMap))],
  ['inventory-lib-root', ({ library }) => rootOf(library)],
  ['inventory-lib-owner', ({ libraryOwner }) => one({ agent_id: uuid(libraryOwner) })],
  ['inventory-skel-lib', ({ library }) => array(library.map(folderMap))],
  ['initial-outfit', () => one({ folder_name: string(STARTER_OUTFIT), gender: string('female') })],
  ['gestures', ({ gestures = [] }) => array(gestures.map(gestureMap))],
  ['buddy-list', ({ friends = [] }) => array(friends.map(friendMap))],
  ['event_categories', () => array([])],
  ['event_notifications', () => array([])],
  ['classified_categories', () => array(CATEGORIES.map(categoryMap))],
  ['ui-config', () => one({ allow_first_life: string('Y') })],
  ['login-flags', () => one(FLAGS)],
  ['global-textures', () => one(SKY_TEXTURES)],
  ['newuser-config', () => one(NEWCOMERS)],
  ['tutorial_setting', tutorial],
  ['tutorial_settings', tutorial],
  ['voice-config', () => map({ VoiceServerType: string(VOICE) })],
  ['max_groups', ({ package: name = 'Base' }) => integer(groupLimit(name))],
  ['currency', ({ grid }) => string(grid.currency)],
  ...ASKED_LINKS.map(([option, link]): SectionEntry => [option, ({ grid }) => linkText(grid.links[link])]),
];

type Members = readonly (readonly [name: string, value: Llsd | undefined])[];

/** Every list there is, for a grid that sends them unasked [login.options.4]. */
export const ALL_SECTIONS: ReadonlySet<string> = new Set(SECTIONS.map(([option]) => option));

/** [login.options.1] Names that nobody knows are ignored. */
export function sectionsFor(options: ReadonlySet<string>, facts: LoginFacts): Members {
  return SECTIONS.filter(([option]) => options.has(option)).map(([option, section]) => [option, section(facts)]);
}

const CATEGORIES = [
  'Shopping',
  'Land Rental',
  'Property Rental',
  'Special Attraction',
  'New Products',
  'Employment',
  'Wanted',
  'Service',
  'Personal',
] as const;

/** [login.options.3] A newcomer would be sent to choose a body; a returning resident is let in. */
const FLAGS = {
  ever_logged_in: string('Y'),
  daylight_savings: string('N'),
  stipend_since_login: string('N'),
  gendered: string('Y'),
};

/** The sky's well-known pictures. */
export const SKY_TEXTURES = {
  sun_texture_id: uuid('cce0f112-878f-4586-a2e2-a8f104bba271'),
  moon_texture_id: uuid('ec4b9f0b-d008-45c6-96a4-01dd947ac621'),
  cloud_texture_id: uuid('dc4b9f0b-d008-45c6-96a4-01dd947ac621'),
};

/** [login.options.5] Bodies that newcomers would be given: by the names of library folders. */
const NEWCOMERS = { DefaultFemaleAvatar: string(STARTER_OUTFIT), DefaultMaleAvatar: string(STARTER_OUTFIT) };

/** There is no voice here; with this kind a viewer starts no other program to find that out. */
const VOICE = 'webrtc';

/** [login.options.5] Nobody is sent to a tutorial. */
function tutorial({ base }: LoginFacts): Llsd {
  return one({ tutorial_url: string(base + WELCOME_PATH), use_tutorial: string('N') });
}

function linkText(link: string | undefined): Llsd | undefined {
  return link === undefined ? undefined : string(link);
}

/** [login.options.2] Sections are arrays of maps even when there is only one. */
function one(members: { readonly [name: string]: Llsd }): Llsd {
  return array([map(members)]);
}

function rootOf(folders: readonly Folder[]): Llsd {
  return array(folders.slice(0, 1).map(({ id }) => map({ folder_id: uuid(id) })));
}

function folderMap({ id, parentId, name, type, version }: Folder): Llsd {
  return map({
    folder_id: uuid(id),
    parent_id: uuid(parentId),
    name: string(name),
    type_default: integer(type),
    version: integer(version),
  });
}

function friendMap({ id, rightsHas, rightsGiven }: Friend): Llsd {
  return map({ buddy_id: uuid(id), buddy_rights_has: integer(rightsHas), buddy_rights_given: integer(rightsGiven) });
}

function gestureMap({ assetId, id }: Item): Llsd {
  return map({ item_id: uuid(id), asset_id: uuid(assetId) });
}

function categoryMap(name: string, at: number): Llsd {
  return map({ category_id: integer(at + 1), category_name: string(name) });
}
