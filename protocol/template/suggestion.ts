// "Did you mean …?" for a word that should have been one of a few.

/** What people write who know other languages. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['uuid', 'LLUUID'],
  ['guid', 'LLUUID'],
  ['string', 'Variable'],
  ['text', 'Variable'],
  ['binary', 'Variable'],
  ['bytes', 'Fixed'],
  ['byte', 'U8'],
  ['char', 'S8'],
  ['short', 'S16'],
  ['int', 'S32'],
  ['integer', 'S32'],
  ['uint', 'U32'],
  ['long', 'S64'],
  ['ulong', 'U64'],
  ['float', 'F32'],
  ['real', 'F32'],
  ['double', 'F64'],
  ['boolean', 'BOOL'],
  ['vector', 'LLVector3'],
  ['vector3', 'LLVector3'],
  ['vector3d', 'LLVector3d'],
  ['vector4', 'LLVector4'],
  ['rotation', 'LLQuaternion'],
  ['quaternion', 'LLQuaternion'],
  ['ip', 'IPADDR'],
  ['port', 'IPPORT'],
  ['one', 'Single'],
  ['many', 'Variable'],
  ['array', 'Variable'],
  ['list', 'Variable'],
  ['zero', 'Zerocoded'],
  ['zerocode', 'Zerocoded'],
  ['plain', 'Unencoded'],
  ['raw', 'Unencoded'],
  ['untrusted', 'NotTrusted'],
  ['obsolete', 'Deprecated'],
]);

/** Longer words are never a slip of a short keyword. */
const MAX_LENGTH = 32;

/** The known word that was most likely meant; undefined if none is near. */
export function suggestion(word: string, known: readonly string[]): string | undefined {
  if (word.length > MAX_LENGTH) return undefined;
  const lower = word.toLowerCase();
  const synonym = SYNONYMS.get(lower);
  const exact = known.find((candidate) => candidate.toLowerCase() === lower);
  if (exact !== undefined) return exact;
  if (synonym !== undefined && known.includes(synonym)) return synonym;
  const begun = lower.length >= 3 ? known.find((candidate) => candidate.toLowerCase().startsWith(lower)) : undefined;
  return begun ?? nearest(lower, known);
}

/** `Variable(1)`, `Variable[1]`, `Multiple=4` or `Fixed16`: the known word and its number as they are written here. */
export function gluedNumber(word: string, known: readonly string[]): string | undefined {
  const found = /^([A-Za-z]+)[([{=:]?([0-9]{1,3})[)\]]?$/u.exec(word);
  const [, name = '', number] = found ?? [];
  const meant = known.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  return meant === undefined ? undefined : `${meant} ${number}`;
}

function nearest(lower: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((candidate) => ({ candidate, distance: distance(lower, candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= Math.max(1, Math.floor(candidate.length / 3)))
    .toSorted((a, b) => a.distance - b.distance);
  return ranked[0]?.candidate;
}

/** Insertions, deletions and changes of letters between two words. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let at = 1; at <= from.length; at += 1) {
    const next = [at];
    for (let other = 1; other <= to.length; other += 1) {
      const change = (row[other - 1] ?? 0) + (from[at - 1] === to[other - 1] ? 0 : 1);
      next.push(Math.min(change, (row[other] ?? 0) + 1, (next[other - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
