// Where somebody wants to arrive.

export type StartPlace =
  | { readonly kind: 'last' }
  | { readonly kind: 'home' }
  /** `position` in metres; absent = wherever one arrives in that region. Names are compared ignoring case. */
  | { readonly kind: 'region'; readonly name: string; readonly position?: readonly [number, number, number] }
  /** Cannot be understood, or names another grid. The login fails. */
  | { readonly kind: 'malformed'; readonly text: string };

/** [login.start.1] */
export function readStart(text: string): StartPlace {
  const wish = text.trim();
  if (wish === '' || wish === 'last') return { kind: 'last' };
  if (wish === 'home' || wish === 'first') return { kind: 'home' };
  if (!wish.startsWith('uri:')) return named(wish);
  const match = /^uri:([^&]+)&(\d+(?:\.\d*)?)&(\d+(?:\.\d*)?)&(\d+(?:\.\d*)?)$/.exec(wish);
  if (match === null) return { kind: 'malformed', text: wish };
  return named(match[1] ?? '', [Number(match[2]), Number(match[3]), Number(match[4])]);
}

/** [login.start.2] A position outside the region is moved to its edge; `size` in metres. */
export function withinRegion(
  [x, y, z]: readonly [number, number, number],
  size: number,
): readonly [number, number, number] {
  const edge = size - 1 / 256;
  return [Math.min(Math.max(x, 0), edge), Math.min(Math.max(y, 0), edge), Math.max(z, 0)];
}

function named(name: string, position?: readonly [number, number, number]): StartPlace {
  if (name.includes('@')) return { kind: 'malformed', text: name };
  return { kind: 'region', name: name.trim(), ...(position === undefined ? {} : { position }) };
}
