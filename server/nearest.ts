// Which of several files belongs to a file: the one that is nearest to it in the folders.

/**
 * [template.pair.1] The URIs of other files, the nearest first: the most folders in common, then the fewest beyond those,
 * then by the alphabet. Those of another scheme or host are left out.
 */
export function nearestFirst(uri: string, others: readonly string[]): readonly string[] {
  const own = partsOf(uri);
  return others
    .filter((other) => other !== uri)
    .map((other) => ({ other, ...partsOf(other) }))
    .filter(({ host }) => host === own.host)
    .map(({ other, folders }) => ({ other, ...distance(own.folders, folders) }))
    .toSorted((a, b) => b.common - a.common || a.beyond - b.beyond || (a.other < b.other ? -1 : 1))
    .map(({ other }) => other);
}

function distance(own: readonly string[], other: readonly string[]) {
  let common = 0;
  while (common < own.length && common < other.length && own[common] === other[common]) common += 1;
  return { common, beyond: other.length - common };
}

/** The scheme and the host as they are written, and the folders from the outermost to the innermost. */
function partsOf(uri: string): { readonly host: string; readonly folders: readonly string[] } {
  const host = /^[^/:?#]*:(?:\/\/[^/?#]*)?/u.exec(uri)?.[0] ?? '';
  const [path = ''] = uri.slice(host.length).split(/[?#]/u, 1);
  return { host, folders: path.split('/').slice(0, -1) };
}
