// The structural difference of a template and its base in the words of the contract.
import type { StructuralChange, Structure } from '../../contract/structure.ts';
import type { Lines } from '../../protocol/lines.ts';
import type { Both } from '../../protocol/template/compatibility/change.ts';
import type { Difference } from '../../protocol/template/compatibility/differences.ts';

/** More messages than this are not looked through in a tree, and would make each keystroke slow; the official file has 483. */
export const MAX_CHANGED_MESSAGES = 1000;

/** [compat.structure.3] The first messages that differ; how many were left out is said. */
export function structureOf(differences: readonly Difference[], base: string, lines: Both<Lines>): Structure {
  const changes = differences.slice(0, MAX_CHANGED_MESSAGES).map((one) => changeOf(one, lines));
  return { base, changes, more: differences.length - changes.length };
}

function changeOf({ change, kind, name, detail, ...rest }: Difference, lines: Both<Lines>): StructuralChange {
  const { base, current, findings, children } = rest;
  const near = current === undefined ? findings[0]?.place : undefined;
  return {
    change,
    kind,
    name,
    detail,
    ...(base && { base: lines.base.range(base) }),
    ...(current && { current: lines.current.range(current) }),
    ...(near && { near: lines.current.range(near) }),
    rules: findings.map(({ rule, category, message }) => ({ code: rule, category, message })),
    children: children.map((child) => changeOf(child, lines)),
  };
}
