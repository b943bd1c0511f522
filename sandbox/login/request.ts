// What somebody who logs in has said, whichever of the two encodings it was said in.
import { firstError } from '../../protocol/llsd/finding.ts';
import { asItems, asText, get, type Llsd } from '../../protocol/llsd/value.ts';
import { readLlsdXml } from '../../protocol/llsd/xml.ts';
import { readCall } from '../../protocol/xmlrpc.ts';
import { type Password, passwordOf } from './password.ts';
import { readStart, type StartPlace } from './start-place.ts';

/** In which form the caller wants to be answered. */
export type LoginEncoding = 'xmlrpc' | 'llsd';

export interface LoginRequest {
  readonly encoding: LoginEncoding;
  /** As sent, without blanks at the ends; compared ignoring case. */
  readonly first: string;
  readonly last: string;
  readonly password: Password;
  readonly start: StartPlace;
  readonly channel: string;
  readonly version: string;
  /** Lower case: `lin`, `mac`, `win`, `lnx` and whatever else bots write. */
  readonly platform: string;
  readonly mac: string;
  readonly id0: string;
  readonly agreeToTos: boolean;
  readonly readCritical: boolean;
  /** Failures carry `message_id` and `message_args`. */
  readonly extendedErrors: boolean;
  /** One-time code; empty = none. */
  readonly token: string;
  readonly mfaHash: string;
  /** Does without a newer version of its program. */
  readonly skipOptional: boolean;
  /** Sections that the answer shall have. */
  readonly options: ReadonlySet<string>;
}

/** [login.request.1] What a body turned out to be. */
export type LoginCall =
  | { readonly kind: 'login'; readonly request: LoginRequest }
  /** The XML-RPC method `get_grid_info`. */
  | { readonly kind: 'grid-info' }
  /** Understood, but cannot be carried out: an XML-RPC fault. */
  | { readonly kind: 'fault'; readonly code: number; readonly message: string }
  /** Not understood at all: HTTP 400. */
  | { readonly kind: 'bad-request'; readonly message: string };

/** Any method that is not ours. */
export const METHOD_NOT_FOUND = -32601;
export const INVALID_PARAMS = -32602;

/**
 * [login.request.1] `application/llsd+xml` is LLSD; every other type whose body begins with `<` is XML-RPC.
 * Never throws.
 */
export function readLogin(contentType: string, body: string): LoginCall {
  if (/^\s*application\/llsd\+xml\s*(?:;|$)/i.test(contentType)) return readLlsdLogin(body);
  if (!/^\ufeff?\s*</.test(body)) return badRequest('The body is neither LLSD nor XML-RPC.');
  const call = readCall(body);
  if ('problem' in call) return badRequest(call.problem);
  if (call.method === 'get_grid_info') return { kind: 'grid-info' };
  if (call.method !== 'login_to_simulator') {
    return { kind: 'fault', code: METHOD_NOT_FOUND, message: `Method ${call.method.slice(0, 80)} is not known.` };
  }
  const [parameters] = call.params;
  if (parameters?.kind !== 'map' || call.params.length !== 1) {
    return { kind: 'fault', code: INVALID_PARAMS, message: 'login_to_simulator takes exactly one struct.' };
  }
  return { kind: 'login', request: requestOf(parameters, 'xmlrpc') };
}

function readLlsdLogin(body: string): LoginCall {
  const { value, problems } = readLlsdXml(body);
  const error = firstError(problems.filter(({ code }) => DOCUMENT_ERRORS.test(code)));
  if (error !== undefined) return badRequest(error.message);
  if (value.kind !== 'map') return badRequest('A login is an LLSD map.');
  return { kind: 'login', request: requestOf(value, 'llsd') };
}

/** What makes a document unreadable. A single odd value does not. */
const DOCUMENT_ERRORS = /^LS0(?:0[1-7]|6\d)$/;

function badRequest(message: string): LoginCall {
  return { kind: 'bad-request', message };
}

function requestOf(parameters: Llsd, encoding: LoginEncoding): LoginRequest {
  const text = (name: string) => asText(get(parameters, name));
  const flag = (name: string) => isYes(get(parameters, name));
  return {
    encoding,
    ...nameOf(text),
    password: passwordOf(text('passwd'), text('web_login_key')),
    start: readStart(text('start')),
    channel: text('channel'),
    version:
      text('version') ||
      ['major', 'minor', 'patch', 'build']
        .map(text)
        .filter((part) => part !== '')
        .join('.'),
    platform: text('platform').toLowerCase(),
    mac: text('mac'),
    id0: text('id0'),
    agreeToTos: flag('agree_to_tos'),
    readCritical: flag('read_critical'),
    extendedErrors: flag('extended_errors'),
    token: text('token').trim(),
    mfaHash: text('mfa_hash'),
    skipOptional: flag('skipoptional'),
    options: optionsOf(get(parameters, 'options')),
  };
}

/** [login.request.2] One name field is split at a blank, a dot or an underscore; one word has the last name Resident. */
function nameOf(text: (name: string) => string): { readonly first: string; readonly last: string } {
  const first = text('first').trim();
  const last = text('last').trim();
  if (first !== '' || last !== '') return { first, last };
  const [single = '', rest = 'Resident'] = text('username')
    .trim()
    .split(/[ ._]+/, 2);
  return { first: single, last: single === '' ? '' : rest };
}

/** [login.request.3] true and 1 in any type and spelling; everything else is no. */
function isYes(value: Llsd): boolean {
  const text = asText(value).trim().toLowerCase();
  return text === 'true' || (text !== '' && Number(text) === 1);
}

/** [login.request.4] Elements that are no text are skipped. */
function optionsOf(options: Llsd): ReadonlySet<string> {
  return new Set(asItems(options).flatMap((item) => (item.kind === 'string' ? [item.value.trim()] : [])));
}
