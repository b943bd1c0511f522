// What a grid answers to a login: a welcome, another place to ask, or a refusal in words.
import { asItems, asNumber, asText, asUuid, get, type Llsd } from '../../protocol/llsd/value.ts';
import { NULL_UUID } from '../../protocol/uuid.ts';
import { readResponse } from '../../protocol/xmlrpc.ts';
import type { Address } from '../words.ts';
import type { Identity } from './viewer-circuits.ts';

export interface SkeletonFolder {
  readonly id: string;
  readonly parentId: string;
  readonly name: string;
  readonly type: number;
  readonly version: number;
}

/** Who one is, where one stands, and what one has. */
export interface Welcome {
  readonly identity: Identity;
  readonly region: Address;
  readonly handle: bigint;
  readonly seed: string;
  readonly rootFolder: string;
  readonly inventory: readonly SkeletonFolder[];
  readonly library: readonly SkeletonFolder[];
  readonly libraryOwner: string;
  readonly blacklist: ReadonlySet<string>;
  /** All that was said, for whoever looks closer. */
  readonly members: Llsd;
}

export type LoginAnswer =
  | { readonly kind: 'welcome'; readonly welcome: Welcome }
  | { readonly kind: 'elsewhere'; readonly uri: string; readonly method: string }
  | { readonly kind: 'refused'; readonly sentence: string };

/** [visitor.login.3] Never throws. */
export function readLoginAnswer(status: number, body: string): LoginAnswer {
  if (status < 200 || status > 299) return refused(`The login was answered with HTTP status ${status}.`);
  const answer = readResponse(body);
  if (answer.kind === 'problem') return refused(`The answer to the login cannot be read: ${answer.problem}`);
  if (answer.kind === 'fault') return refused(`The login failed with fault ${answer.code}: ${answer.message}`);
  const login = asText(get(answer.value, 'login'));
  if (login === 'indeterminate') return elsewhere(answer.value);
  if (login !== 'true') return refused(refusal(answer.value));
  return welcomed(answer.value);
}

/** Also the form that a viewer reads of an XML-RPC boolean. */
function elsewhere(members: Llsd): LoginAnswer {
  const [uri, method] = ['next_url', 'next_method'].map((name) => asText(get(members, name)));
  if (uri === undefined || uri === '') return refused('The grid sends the login elsewhere and does not say where.');
  return { kind: 'elsewhere', uri, method: method ?? '' };
}

function refusal(members: Llsd): string {
  const [reason, message] = ['reason', 'message'].map((name) => asText(get(members, name)));
  return `The grid refused the login${reason === '' ? '' : ` (${reason})`}: ${message === '' ? 'it does not say why.' : message}`;
}

/** Without these a viewer takes the login for failed. */
const NEEDED = ['agent_id', 'session_id', 'circuit_code', 'sim_ip', 'sim_port', 'seed_capability'] as const;

function welcomed(members: Llsd): LoginAnswer {
  const text = (name: string) => asText(get(members, name));
  const missing = NEEDED.find((name) => ['', '0', NULL_UUID].includes(text(name)));
  if (missing !== undefined) return refused(`The answer to the login has no ${missing}; a viewer takes it for failed.`);
  const rootFolder = asUuid(get(members, 'inventory-root', 0, 'folder_id'));
  if (rootFolder === NULL_UUID)
    return refused('The answer to the login has no inventory-root; a viewer takes it for failed.');
  const metres = (name: string) => BigInt(Math.trunc(asNumber(get(members, name)) || 0));
  const identity = {
    agentId: asUuid(get(members, 'agent_id')),
    sessionId: asUuid(get(members, 'session_id')),
    code: asNumber(get(members, 'circuit_code')) >>> 0,
  };
  return {
    kind: 'welcome',
    welcome: {
      identity,
      region: { host: text('sim_ip'), port: asNumber(get(members, 'sim_port')) },
      handle: (metres('region_x') << 32n) | metres('region_y'),
      seed: text('seed_capability'),
      rootFolder,
      inventory: foldersIn(get(members, 'inventory-skeleton')),
      library: foldersIn(get(members, 'inventory-skel-lib')),
      libraryOwner: asUuid(get(members, 'inventory-lib-owner', 0, 'agent_id')),
      blacklist: new Set(
        text('udp_blacklist')
          .split(',')
          .map((name) => name.trim()),
      ),
      members,
    },
  };
}

function foldersIn(section: Llsd): readonly SkeletonFolder[] {
  return asItems(section).map((folder) => ({
    id: asUuid(get(folder, 'folder_id')),
    parentId: asUuid(get(folder, 'parent_id')),
    name: asText(get(folder, 'name')),
    type: asNumber(get(folder, 'type_default')),
    version: asNumber(get(folder, 'version')),
  }));
}

const refused = (sentence: string): LoginAnswer => ({ kind: 'refused', sentence });
