// The login of a viewer: the call that it sends, with everything that viewers of today send.
import { array, integer, type Llsd, map, string } from '../../protocol/llsd/value.ts';
import { NULL_UUID } from '../../protocol/uuid.ts';
import { writeCall } from '../../protocol/xmlrpc.ts';
import { type Md5, VIEWER_PASSWORD_LENGTH } from '../login/password.ts';

export interface Credentials {
  readonly first: string;
  readonly last: string;
  /** Clear, or `$1$` and 32 hexadecimal digits. */
  readonly password: string;
  /** `last`, `home`, or `uri:Region&x&y&z`. */
  readonly start: string;
}

export const LOGIN_METHOD = 'login_to_simulator';

/** The sections that a viewer asks for. */
const OPTIONS = [
  'inventory-root',
  'inventory-skeleton',
  'inventory-lib-root',
  'inventory-lib-owner',
  'inventory-skel-lib',
  'initial-outfit',
  'gestures',
  'display_names',
  'event_categories',
  'event_notifications',
  'classified_categories',
  'adult_compliant',
  'buddy-list',
  'newuser-config',
  'ui-config',
  'advanced-mode',
  'max-agent-groups',
  'map-server-url',
  'voice-config',
  'tutorial_setting',
  'login-flags',
  'global-textures',
];

/** [visitor.login.1] The body of the call; `version` is ours. */
export function loginCall(who: Credentials, version: string, md5: Md5, method: string = LOGIN_METHOD): string {
  return writeCall(method, map([...personMembers(who, md5), ...machineMembers(version, md5)]));
}

type Members = readonly (readonly [string, Llsd])[];

function personMembers({ first, last, password, start }: Credentials, md5: Md5): Members {
  return [
    ['first', string(first)],
    ['last', string(last)],
    ['passwd', string(isDigest(password) ? password : `$1$${md5(password.slice(0, VIEWER_PASSWORD_LENGTH))}`)],
    ['start', string(start)],
    ['agree_to_tos', integer(1)],
    ['read_critical', integer(1)],
    ['token', string('')],
    ['mfa_hash', string('')],
    ['options', array(OPTIONS.map(string))],
  ];
}

/** No machine is told of: its numbers are digests of a word. */
function machineMembers(version: string, md5: Md5): Members {
  return [
    ['channel', string('Rezbench Visitor')],
    ['version', string(`${version}.0`)],
    ['platform', string('lnx')],
    ['platform_version', string('')],
    ['platform_string', string('')],
    ['address_size', integer(64)],
    ['mac', string(md5('rezbench mac'))],
    ['id0', string(md5('rezbench id0'))],
    ['host_id', string('')],
    ['viewer_digest', string(NULL_UUID)],
    ['last_exec_event', integer(0)],
    ['last_exec_duration', integer(0)],
    ['extended_errors', integer(1)],
  ];
}

/** [visitor.login.2] */
function isDigest(password: string): boolean {
  return /^\$1\$[0-9a-f]{32}$/i.test(password);
}
