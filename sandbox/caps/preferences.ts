// What an agent tells the grid about itself. Nothing here changes what the sandbox does; it is kept and said back.
import { get, type Llsd, type LlsdMap, map } from '../../protocol/llsd/value.ts';
import { type Capability, ok } from './capability.ts';

/** Members that are remembered; others are dropped, so that what is kept has a bound. */
const REMEMBERED = [
  'access_prefs',
  'default_object_perm_masks',
  'god_level',
  'hover_height',
  'language',
  'language_is_public',
] as const;

/** Keeps what was sent and answers with all that is known: viewers warn their user about any other answer. */
export const agentPreferences: Capability = (request, owner) => {
  owner.preferences = merged(owner.preferences, request.body);
  return ok(owner.preferences);
};

export const agentLanguage: Capability = (request, owner) => {
  owner.preferences = merged(owner.preferences, request.body);
  return ok(map({}));
};

/** The maturity that the agent wants to see; every wish is granted. */
export const agentInformation: Capability = (request, owner) => {
  owner.preferences = merged(owner.preferences, request.body);
  return ok(map({ access_prefs: get(request.body, 'access_prefs') }));
};

function merged(known: Llsd, said: Llsd): LlsdMap {
  return map(REMEMBERED.map((key) => [key, newest(known, said, key)] as const));
}

function newest(known: Llsd, said: Llsd, key: string): Llsd | undefined {
  const value = get(said, key);
  if (value.kind !== 'undef') return value;
  const before = get(known, key);
  return before.kind === 'undef' ? undefined : before;
}
