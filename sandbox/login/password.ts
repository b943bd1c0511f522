// Passwords as clients send them: a digest in everyday use, clear text now and then.
import { NULL_UUID } from '../../protocol/uuid.ts';

export type Password =
  | { readonly kind: 'none' }
  /** 32 hexadecimal digits, lower case. */
  | { readonly kind: 'digest'; readonly md5: string }
  | { readonly kind: 'clear'; readonly text: string };

/** The MD5 of a text's UTF-8 octets as 32 hexadecimal digits. Given by the shell: the core has no cryptography. */
export type Md5 = (text: string) => string;
/** The same of octets as they are. */
export type OctetMd5 = (octets: string | Uint8Array) => string;

/** The viewer's field holds no more; longer passwords are cut before they are hashed. */
export const VIEWER_PASSWORD_LENGTH = 16;

/** [login.password.1] `$1$` marks a digest; a web login key counts only without a password. */
export function passwordOf(passwd: string, webLoginKey: string): Password {
  if (passwd.startsWith('$1$')) return { kind: 'digest', md5: passwd.slice(3).toLowerCase() };
  if (passwd !== '') return { kind: 'clear', text: passwd };
  if (webLoginKey === '' || webLoginKey === NULL_UUID) return { kind: 'none' };
  return { kind: 'digest', md5: webLoginKey.toLowerCase() };
}

/** [login.password.2] The whole password or its first 16 characters, since some clients cut it. */
export function isPassword(given: Password, stored: string, md5: Md5): boolean {
  const spellings = [stored, stored.slice(0, VIEWER_PASSWORD_LENGTH)];
  if (given.kind === 'clear') return spellings.includes(given.text);
  return given.kind === 'digest' && spellings.some((text) => md5(text).toLowerCase() === given.md5);
}
