// Blanks what nobody should find in a log: lengths stay, so that texts still fit their announced sizes.

/** [login.secrets.1] Parameters and members whose value opens a door. */
const NAMES = 'passwd|web_login_key|token|mfa_hash|secure_session_id|openid_token|auth_token|search_token';

const MEMBER = new RegExp(
  `(<(?:name|key)>\\s*(?:${NAMES})\\s*</(?:name|key)>\\s*(?:<value>\\s*)?(?:<(?:string|uuid)>\\s*)?(?:<!\\[CDATA\\[)?)([^<\\]]+)`,
  'g',
);
const DIGEST = /(\$1\$)([0-9a-fA-F]{1,64})/g;
/** The part behind `cap` or `CAPS` in a path is the secret. */
const CAPABILITY = /(\/caps?\/)([^/\s"'<>?#&]+)/gi;

/** [login.secrets.1] Password digests and clear passwords, secure session ids, capability paths. */
export function blankSecrets(text: string): string {
  return [MEMBER, DIGEST, CAPABILITY].reduce((result, secret) => result.replace(secret, blankOne), text);
}

function blankOne(_: string, before: string, secret: string): string {
  return before + (secret.trim() === '' ? secret : '*'.repeat(secret.length));
}
