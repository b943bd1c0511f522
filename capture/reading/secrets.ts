// Blanks in a foreign capture what the capture itself shows to be secret, and what every capture keeps secret.
import { blankSecrets } from '../secrets.ts';
import { isSecret, type Known } from './known.ts';

/** Words that may be part of a path or an id. */
const WORD = /[0-9A-Za-z_-]{16,}/g;
/** The path of an address, or of a request. */
const PATH = /(https?:\/\/[^/\s"'<>?#]+)(\/[^\s"'<>?#]*)/gi;

/** [capture.read.6] Password digests, secure session ids, and the secret parts of capability paths; lengths stay. */
export function blankKnown(text: string, known: Known): string {
  if (text === '') return text;
  const learned = text.replace(WORD, (word) => (known.secrets.has(word) ? stars(word) : word));
  const paths = learned.replace(PATH, (_, host: string, path: string) => host + blankPath(path));
  return blankSecrets(paths);
}

/** [capture.read.6] The same of the target of a request, which has no host before it. */
export const blankTarget = (target: string, known: Known): string => blankPath(blankKnown(target, known));

/** A path with all parts blanked that nobody could guess. */
function blankPath(path: string): string {
  return path
    .split('/')
    .map((part) => (isSecret(part) ? stars(part) : part))
    .join('/');
}

const stars = (secret: string): string => '*'.repeat(secret.length);
