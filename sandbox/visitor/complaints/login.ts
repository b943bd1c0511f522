// What viewers make of a login answer that works and is not as they want it.
import { asItems, asText, get, has, type Llsd } from '../../../protocol/llsd/value.ts';
import { readStart, type StartPlace } from '../../login/start-place.ts';
import type { Welcome } from '../login-answer.ts';

const BENEFITS = [
  'animated_object_limit',
  'animation_upload_cost',
  'attachment_limit',
  'create_group_cost',
  'group_membership_limit',
  'picks_limit',
  'sound_upload_cost',
  'texture_upload_cost',
] as const;
const PACKAGES = ['Base', 'Premium'] as const;

/** [login.start.1] How an answer calls the start that was asked for; what cannot be read may be called anything. */
const PLACES: Readonly<Record<StartPlace['kind'], string | undefined>> = {
  last: 'last',
  home: 'home',
  region: 'url',
  malformed: undefined,
};

/** [visitor.strict.2] One sentence for each; `start` is what was asked for. */
export function loginComplaints({ members, region }: Welcome, start: string): readonly string[] {
  const complaints: string[] = [];
  if (get(members, 'login').kind !== 'string')
    complaints.push('login is not the text true: some clients read only that.');
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(region.host)) {
    complaints.push(`sim_ip is ${region.host}, which is no dotted address: bots drop the datagrams of the region.`);
  }
  return [...complaints, ...startComplaints(members, start), ...flagComplaints(members), ...benefitComplaints(members)];
}

function startComplaints(members: Llsd, start: string): readonly string[] {
  const told = asText(get(members, 'start_location'));
  const asked = PLACES[readStart(start).kind];
  if (told === asked || told === '' || asked === undefined) return [];
  return [`The login asked to start at ${asked} and start_location is ${told}: a viewer says that one was moved.`];
}

function flagComplaints(members: Llsd): readonly string[] {
  const [flags] = asItems(get(members, 'login-flags'));
  if (flags === undefined) return ['There are no login-flags: a viewer treats everybody as a newcomer.'];
  return (['ever_logged_in', 'gendered'] as const)
    .filter((flag) => asText(get(flags, flag)) !== 'Y')
    .map(
      (flag) =>
        `login-flags say ${flag} ${asText(get(flags, flag)) || 'nothing'}: a viewer asks the newcomer for a body.`,
    );
}

function benefitComplaints(members: Llsd): readonly string[] {
  const incomplete = (benefits: Llsd) => BENEFITS.find((name) => !has(benefits, name));
  const dialog = 'a viewer ends its start with a dialog';
  const account = incomplete(get(members, 'account_level_benefits'));
  if (account !== undefined) return [`account_level_benefits has no ${account}: ${dialog}.`];
  return PACKAGES.flatMap((name) => {
    const missing = incomplete(get(members, 'premium_packages', name, 'benefits'));
    return missing === undefined ? [] : [`premium_packages ${name} has no ${missing}: ${dialog}.`];
  });
}
