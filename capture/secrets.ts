// Blanks what nobody should find in a log: lengths stay, so that texts still fit their announced sizes.

/** [login.secrets.1] Parameters and members whose value opens a door. */
const NAMES =
  'passwd|web_login_key|token|mfa_hash|secure_session_id|secureSessionId|openid_token|auth_token|search_token';

const NAMED = `<(?:name|key)\\s*>\\s*(?:${NAMES})\\s*</(?:name|key)\\s*>`;
const OPENING = '(?:\\s*<(?:value|string|uuid|uri|int|i4|integer|binary|base64)\\b[^<>]*>)*\\s*';
const CLOSING = '(?:</(?:string|int|i4|base64)\\s*>\\s*)?</value\\s*>\\s*';
const TEXT = new RegExp(`(${NAMED}${OPENING})([^<]+)`, 'g');
const CDATA = new RegExp(`(${NAMED}${OPENING}<!\\[CDATA\\[)([^]*?)(?=\\]\\]>|$)`, 'g');
/** A member whose value stands before its name is legal, too. */
const BEFORE_NAME = new RegExp(`(>)([^<>]+)(?=${CLOSING}${NAMED})`, 'g');
const DIGEST = /(\$1\$)([0-9a-fA-F]{1,64})/g;
/** Hexadecimal digits that a mark has at most: two keys of one log have the same once in a blue moon. */
export const MARK_LENGTH = 8;
const MARKED = new RegExp(`^[0-9a-f]{0,${MARK_LENGTH}}\\*+$`);

/** The part behind `cap` or `CAPS` in a path is the secret. */
const CAPABILITY = /(\/caps?\/)([^/\s"'<>?#&]+)/gi;

/**
 * [login.secrets.1] Password digests and clear passwords, secure session ids, capability paths. `mark`: a few characters
 * by which two keys of capabilities can be told apart, and which lead to none of them; absent = none.
 */
export function blankSecrets(text: string, mark?: (key: string) => string): string {
  const blanked = [CDATA, TEXT, BEFORE_NAME, DIGEST].reduce((result, secret) => result.replace(secret, blankOne), text);
  return blanked.replace(CAPABILITY, (_, before: string, key: string) => before + markedStars(key, mark));
}

function blankOne(_: string, before: string, secret: string): string {
  return before + (secret.trim() === '' ? secret : '*'.repeat(secret.length));
}

/** [login.secrets.2] As long as the key, whatever the mark is. */
function markedStars(key: string, mark: ((key: string) => string) | undefined): string {
  return MARKED.test(key) ? key : (mark?.(key) ?? '').slice(0, key.length).padEnd(key.length, '*');
}
