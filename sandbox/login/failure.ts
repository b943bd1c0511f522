// The answer to a login that fails. Clients act on `reason`; people read `message`.
import { integer, type Llsd, map, string } from '../../protocol/llsd/value.ts';
import type { LoginRequest } from './request.ts';

export interface Failure {
  /**
   * Clients act on key, presence, tos, critical, mfa_challenge, update, optional and Internal Error; at any other word the
   * message is shown as it stands.
   */
  readonly reason: string;
  /** A sentence for people. */
  readonly message: string;
  /** A text of the viewer's own, in the user's language. */
  readonly messageId?: string;
  readonly messageArgs?: { readonly [name: string]: string };
}

/** [login.failure.2] The same sentence whether the account exists or not. */
export const WRONG_PASSWORD: Failure = {
  reason: 'key',
  message: 'Name or password is wrong.',
  messageId: 'LoginFailedAuthenticationFailed',
};

export const MISSING_NAME: Failure = { reason: 'key', message: 'First name, last name or password is missing.' };

/** The sandbox admits everybody, or only the accounts of its world file. */
export const GRID_FULL: Failure = {
  reason: 'presence',
  message: 'The sandbox is full; try again when somebody has left.',
};

/** [region.access.2] The account may see none of the regions. */
export const NO_REGION: Failure = {
  reason: 'presence',
  message: 'Every region of this grid is rated higher than this account may see.',
};

/** [parcel.closed.3] */
export const CLOSED_LAND: Failure = {
  reason: 'presence',
  message: 'All land of this grid is closed to this account.',
};

/** A start that cannot be read or names another grid. */
export function badStart(text: string): Failure {
  const message = `'${text.slice(0, 80)}' is no place here; expected last, home or uri:Region&x&y&z.`;
  return { reason: 'key', message };
}

/** A name that no message could carry. */
export function badName(name: string): Failure {
  const message = `'${name.slice(0, 80)}' is no name here; first and last name are one short word each.`;
  return { reason: 'key', message };
}

/** [login.failure.1] Still HTTP 200: the request was understood. */
export function failureAnswer({ extendedErrors }: LoginRequest, failure: Failure): Llsd {
  const { message, messageArgs = {}, messageId, reason } = failure;
  const args = map(Object.entries(messageArgs).map(([name, value]) => [name, string(value)]));
  const isExtended = extendedErrors && messageId !== undefined;
  return map({
    login: string('false'),
    reason: string(reason),
    message: string(message),
    message_id: isExtended ? string(messageId) : undefined,
    message_args: isExtended ? args : undefined,
  });
}

/** [login.failure.3] Sends the client on; two bots do not follow. */
export function redirectAnswer(nextUrl: string, message: string): Llsd {
  return map({
    login: string('indeterminate'),
    next_method: string('login_to_simulator'),
    next_url: string(nextUrl),
    next_duration: integer(1),
    message: string(message),
  });
}
