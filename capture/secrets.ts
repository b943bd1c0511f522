// Blanks what nobody should find in a log: lengths stay, so that texts still fit their announced sizes.

/** [login.secrets.1] Parameters and members whose value opens a door. */
const NAMES = 'passwd|web_login_key|token|mfa_hash|secure_session_id|openid_token|auth_token|search_token';

const NAMED = `<(?:name|key)\\s*>\\s*(?:${NAMES})\\s*</(?:name|key)\\s*>`;
const OPENING = '(?:\\s*<(?:value|string|uuid|uri|int|i4|integer|binary|base64)\\b[^<>]*>)*\\s*';
const CLOSING = '(?:</(?:string|int|i4|base64)\\s*>\\s*)?</value\\s*>\\s*';
const TEXT = new RegExp(`(${NAMED}${OPENING})([^<]+)`, 'g');
const CDATA = new RegExp(`(${NAMED}${OPENING}<!\\[CDATA\\[)([^]*?)(?=\\]\\]>|$)`, 'g');
/** A member whose value stands before its name is legal, too. */
const BEFORE_NAME = new RegExp(`(>)([^<>]+)(?=${CLOSING}${NAMED})`, 'g');
const DIGEST = /(\$1\$)([0-9a-fA-F]{1,64})/g;
/** The part behind `cap` or `CAPS` in a path is the secret. */
const CAPABILITY = /(\/caps?\/)([^/\s"'<>?#&]+)/gi;

/** [login.secrets.1] Password digests and clear passwords, secure session ids, capability paths. */
export function blankSecrets(text: string): string {
  return [CDATA, TEXT, BEFORE_NAME, DIGEST, CAPABILITY].reduce(
    (result, secret) => result.replace(secret, blankOne),
    text,
  );
}

function blankOne(_: string, before: string, secret: string): string {
  return before + (secret.trim() === '' ? secret : '*'.repeat(secret.length));
}
