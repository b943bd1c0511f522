// What an agent tells the grid about itself. Nothing here changes what the sandbox does; it is kept and said back.
import { writeLlsdBinary } from '../../protocol/llsd/binary.ts';
import { get, type Llsd, type LlsdMap, map } from '../../protocol/llsd/value.ts';
import {
  type Capability,
  type CapabilityAnswer,
  type CapabilityOwner,
  type CapabilityRequest,
  ok,
  refused,
} from './capability.ts';

/** Members that are remembered; others are dropped, so that what is kept has a bound. */
const REMEMBERED = [
  'access_prefs',
  'default_object_perm_masks',
  'god_level',
  'hover_height',
  'language',
  'language_is_public',
] as const;

/** [caps.preferences.1] Bytes that are remembered of one agent, as LLSD; what viewers say takes a few hundred. */
export const PREFERENCES_LIMIT = 16 * 1024;

/** Keeps what was sent and answers with all that is known: viewers warn their user about any other answer. */
export const agentPreferences: Capability = (request, owner) => {
  return remember(request, owner) ?? ok(owner.preferences);
};

export const agentLanguage: Capability = (request, owner) => {
  return remember(request, owner) ?? ok(map({}));
};

/** The maturity that the agent wants to see; every wish is granted. */
export const agentInformation: Capability = (request, owner) => {
  return remember(request, owner) ?? ok(map({ access_prefs: get(request.body, 'access_prefs') }));
};

/** Keeps what is said, or says why not; then nothing is changed. */
function remember({ body }: CapabilityRequest, owner: CapabilityOwner): CapabilityAnswer | undefined {
  const preferences = merged(owner.preferences, body);
  if (writeLlsdBinary(preferences).length > PREFERENCES_LIMIT) {
    return refused(`preferences have at most ${PREFERENCES_LIMIT} bytes.`);
  }
  owner.preferences = preferences;
  return undefined;
}

function merged(known: Llsd, said: Llsd): LlsdMap {
  return map(REMEMBERED.map((key) => [key, newest(known, said, key)] as const));
}

function newest(known: Llsd, said: Llsd, key: string): Llsd | undefined {
  const value = get(said, key);
  if (value.kind !== 'undef') return value;
  const before = get(known, key);
  return before.kind === 'undef' ? undefined : before;
}
