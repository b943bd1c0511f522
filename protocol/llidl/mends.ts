// What can be done about a mistake in a schema: the slips of people who think in another language.
import { suggestElement } from '../llsd/suggestion.ts';
import type { Edit, Fix, Problem, Range } from '../text.ts';
import { LLIDL_TYPES } from './model.ts';
import { type LlidlToken, scanLlidl, tokenBehind } from './scan.ts';

/** [llidl.mend.1] The problems of a text, with fixes where there is something to mend. */
export function withMends(problems: readonly Problem[], text: string): readonly Problem[] {
  if (problems.length === 0) return problems;
  const tokens = scanLlidl(text).filter(({ kind }) => kind !== 'comment');
  return problems.map((problem) => {
    const next = tokenBehind(tokens, problem.range.start);
    const mend = MENDS[problem.message] ?? mendDefinitions;
    const fixes = mend({ problem, text, before: tokens[next - 1], here: tokens[next], behind: tokens[next + 1] });
    return fixes.length === 0 ? problem : { ...problem, fixes };
  });
}

/** A mistake, and the words around the place where the reader stood. */
interface Mistake {
  readonly problem: Problem;
  readonly text: string;
  readonly before: LlidlToken | undefined;
  readonly here: LlidlToken | undefined;
  readonly behind: LlidlToken | undefined;
}

const MENDS: Readonly<Record<string, (mistake: Mistake) => readonly Fix[]>> = {
  'malformed name: hyphen (-) not allowed': mendHyphens,
  'unknown type': mendType,
  'expected close bracket': mendPart,
  'expected colon': mendColon,
};

function mendHyphens({ problem, before, here }: Mistake): readonly Fix[] {
  const word = here !== undefined && here.start < problem.range.start ? here : before;
  if (word === undefined) return [];
  const name = word.text.replaceAll('-', '_');
  return [replacing(`Change to ${name}`, word, name)];
}

function mendType({ before }: Mistake): readonly Fix[] {
  const type = before === undefined ? undefined : meantType(before.text);
  return before === undefined || type === undefined ? [] : [replacing(`Change to ${type}`, before, type)];
}

/** The type that stands for the word of another language, or that is one slip of the finger away. */
export function meantType(word: string): string | undefined {
  const lower = word.toLowerCase();
  const own = LLIDL_TYPES.find((type) => type === lower);
  const element = suggestElement(lower, false) ?? lower;
  return own ?? LLIDL_TYPES.find((type) => type === (SHORT[element] ?? element));
}

/** Elements of LLSD that have another name in schemas. */
const SHORT: Readonly<Record<string, string>> = { integer: 'int', boolean: 'bool' };

/** A key in quotes, as JSON has it, or a part without a comma in front. */
function mendPart({ before, here, behind }: Mistake): readonly Fix[] {
  if (here === undefined) return [];
  const key = here.text.slice(1, -1);
  if (here.kind === 'quoted' && behind?.text === ':' && /^[A-Za-z_][\w/]*$/u.test(key))
    return [replacing(`Write the key ${key} without quotes`, here, key)];
  const isPart = ['variant', 'quoted', 'number', 'type', 'truth', 'name', 'open'].includes(here.kind);
  const isBehindPart = before !== undefined && before.text !== ',' && before.kind !== 'open';
  return isPart && isBehindPart ? [inserting('Put a comma between the parts', before.end, ',')] : [];
}

function mendColon({ before, here }: Mistake): readonly Fix[] {
  if (here?.text === '=') return [replacing('Change = to :', here, ':')];
  return before === undefined ? [] : [inserting('Put a colon behind the name', before.end, ':')];
}

/** Of names that are used and not defined. */
function mendDefinitions({ problem, text }: Mistake): readonly Fix[] {
  const names = /^missing definitions of variants: \{(.*)\}$/u.exec(problem.message)?.[1]?.split(', ') ?? [];
  const gap = text.endsWith('\n') ? '\n' : '\n\n';
  return names.map((name, index) => {
    const isAfterOthers = index > 0 || text.trim() === '';
    return inserting(`Define &${name}`, text.length, `${isAfterOthers ? '\n' : gap}&${name} = undef\n`);
  });
}

const replacing = (title: string, { start, end }: Range, text: string): Fix => ({
  title,
  edits: [{ range: { start, end }, text } satisfies Edit],
});

const inserting = (title: string, at: number, text: string): Fix => replacing(title, { start: at, end: at }, text);
