// What a message, a block or a field may be called, wherever it is renamed.

/** Why nothing can be called so; undefined if something can. */
export function newNameProblem(put: string): string | undefined {
  if (!/^[A-Za-z_]\w*$/u.test(put))
    return `${shown(put)} is no name: names have letters, digits and underscores, and do not start with a digit.`;
  if (put.length > LONGEST_NAME)
    return `A name of ${put.length} characters is too long: the viewer finds names of at most ${LONGEST_NAME}.`;
  return undefined;
}

const LONGEST_NAME = 63;

/** What a user typed, in quotes and not too long. */
const shown = (text: string): string =>
  JSON.stringify(text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME)}…` : text);
