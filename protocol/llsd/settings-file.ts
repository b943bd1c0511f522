// Settings files: a map of settings, each a map with a comment, a type, a value, and whether it is kept.
import type { Problem, Range } from '../text.ts';
import type { LlsdNode, MapNode, MemberNode } from './node.ts';
import { meantSettingType, SETTING_TYPES } from './settings-types.ts';

/** More are not listed: a file that is wrong from end to end must not cost a thousand sentences. */
const MAX_SETTING_PROBLEMS = 1000;

/**
 * [llsd.settings.1] What is wrong with the settings of a document, in its order: LS320 to LS323. Nothing if it is no
 * settings file.
 */
export function settingsProblems(root: LlsdNode | undefined): readonly Problem[] {
  return isSettingsFile(root) ? root.members.flatMap(problemsOf).slice(0, MAX_SETTING_PROBLEMS) : [];
}

/** [llsd.settings.2] All members are maps, and at least half of them have a comment and the name of a type. */
export function isSettingsFile(root: LlsdNode | undefined): root is MapNode {
  if (root?.kind !== 'map' || root.members.length === 0) return false;
  const settings = root.members.flatMap(({ value }) => (value?.kind === 'map' ? [value] : []));
  const typed = settings.filter(
    (one) => partOf(one, 'Type')?.kind === 'string' && partOf(one, 'Comment') !== undefined,
  );
  return settings.length === root.members.length && typed.length * 2 >= settings.length;
}

function problemsOf({ key, keyRange, value }: MemberNode): readonly Problem[] {
  if (value?.kind !== 'map') return [];
  const lacking = ['Type', 'Value'].filter((name) => partOf(value, name) === undefined);
  if (lacking.length > 0) return [warning('LS323', `/${key}: has no ${lacking.join(' and no ')}.`, keyRange)];
  return [...typeProblems(key, value), ...persistProblems(key, value)];
}

function typeProblems(key: string, setting: MapNode): readonly Problem[] {
  const [typeNode, value] = [partOf(setting, 'Type'), partOf(setting, 'Value')];
  if (typeNode === undefined || value === undefined) return [];
  const name = typeNode.kind === 'string' && typeNode.value.kind === 'string' ? typeNode.value.value : typeNode.kind;
  const type = SETTING_TYPES.get(name);
  if (type === undefined) return [unknownType(`/${key}/Type`, name, typeNode)];
  if (type.fits(value)) return [];
  return [warning('LS320', `/${key}/Value: Type ${name} takes ${type.takes}, found ${wordsOf(value)}.`, value)];
}

function unknownType(path: string, name: string, node: LlsdNode): Problem {
  const meant = meantSettingType(name);
  if (meant === undefined)
    return warning(
      'LS321',
      `${path}: there is no type ${shown(name)}; it is one of ${[...SETTING_TYPES.keys()].join(', ')}.`,
      node,
    );
  const { start, end } = node.inner;
  return {
    ...warning('LS321', `${path}: there is no type ${shown(name)}; did you mean ${meant}?`, node),
    fixes: [{ title: `Change to ${meant}`, edits: [{ range: { start, end }, text: meant }] }],
  };
}

function persistProblems(key: string, setting: MapNode): readonly Problem[] {
  const persist = partOf(setting, 'Persist');
  const isFine = persist === undefined || (SETTING_TYPES.get('Boolean')?.fits(persist) ?? true);
  return isFine ? [] : [warning('LS322', `/${key}/Persist: takes 0 or 1, found ${wordsOf(persist)}.`, persist)];
}

/** Of a key that stands twice the last one counts. */
const partOf = ({ members }: MapNode, key: string): LlsdNode | undefined =>
  members.findLast((member) => member.key === key)?.value;

/** The kind, and a short value. */
function wordsOf(node: LlsdNode): string {
  if (node.kind === 'array') return `an array of ${node.items.length}`;
  if (node.kind === 'map' || !('value' in node.value)) return node.kind;
  const { value } = node.value;
  if (value instanceof Uint8Array || node.kind === 'date') return node.kind;
  return `${node.kind} ${shown(`${value}`)}`;
}

/** Longer values are cut. */
const MOST_SHOWN = 40;

const shown = (text: string): string => (text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text);

const warning = (code: string, message: string, { start, end }: Range): Problem => ({
  code,
  severity: 'warning',
  message,
  range: { start, end },
});
