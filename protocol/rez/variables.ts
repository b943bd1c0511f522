// Variables of a `.rez` text: `{{agent}}`, `{{random uuid}}`.

/** [rez.variable.1] What may stand between the braces. */
export const VARIABLES = ['agent', 'session', 'code', 'first', 'last', 'random uuid'] as const;
export type Variable = (typeof VARIABLES)[number];

const PATTERN = /\{\{([^{}]*)\}\}/g;

/** The text with each variable filled in; `valueFor` is asked once for each place. */
export function filled(text: string, valueFor: (variable: Variable) => string): string {
  return text.replace(PATTERN, (whole, name: string) => {
    const variable = known(name);
    return variable === undefined ? whole : valueFor(variable);
  });
}

/** Names between braces that are no variables, with their places in the text. */
export function unknownVariables(
  text: string,
): readonly { readonly name: string; readonly start: number; readonly end: number }[] {
  return [...text.matchAll(PATTERN)].flatMap((match) => {
    const [whole, name = ''] = match;
    return known(name) === undefined
      ? [{ name: name.trim(), start: match.index, end: match.index + whole.length }]
      : [];
  });
}

function known(name: string): Variable | undefined {
  const word = name.trim().replace(/\s+/g, ' ');
  return VARIABLES.find((variable) => variable === word);
}
