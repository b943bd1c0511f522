// Every rule about changes in words: for people who choose their rules, and for links to the pages about them.
// How grave a change is depends on the mode.
import type { Category } from './category.ts';

export interface ChangeRule {
  readonly code: string;
  readonly category: Category;
  /** What has happened, in one sentence. */
  readonly title: string;
}

/** In the order of their codes; MC019 is what nobody is told. Each has a page in docs/rules. */
export const CHANGE_RULES: readonly ChangeRule[] = [
  { code: 'MC001', category: 'Newer', title: 'A message was added.' },
  { code: 'MC002', category: 'Older', title: 'A message was removed.' },
  { code: 'MC003', category: 'Mixed', title: 'A message was renamed.' },
  { code: 'MC004', category: 'Incompatible', title: 'A message has another frequency.' },
  { code: 'MC005', category: 'Incompatible', title: 'A message has another number.' },
  { code: 'MC006', category: 'Incompatible', title: 'A message has another trust.' },
  { code: 'MC007', category: 'Incompatible', title: 'A message has another encoding.' },
  { code: 'MC008', category: 'Newer', title: 'A message is more deprecated.' },
  { code: 'MC009', category: 'Older', title: 'A message is less deprecated.' },
  { code: 'MC010', category: 'Newer', title: 'A block was appended.' },
  { code: 'MC011', category: 'Older', title: 'One of the last blocks was removed.' },
  {
    code: 'MC012',
    category: 'Incompatible',
    title: 'A block was inserted, moved, replaced, or removed before the end.',
  },
  { code: 'MC013', category: 'Incompatible', title: 'A block was renamed.' },
  { code: 'MC014', category: 'Incompatible', title: 'A block has another quantity or count.' },
  { code: 'MC015', category: 'Incompatible', title: 'A field was added.' },
  { code: 'MC016', category: 'Incompatible', title: 'A field was removed, renamed, replaced or moved.' },
  { code: 'MC017', category: 'Incompatible', title: 'A field has another type.' },
  { code: 'MC018', category: 'Incompatible', title: 'A field has another size.' },
  { code: 'MC020', category: 'Incompatible', title: 'A number that was freed belongs to another message.' },
  { code: 'MC021', category: 'Same', title: 'A size is spelled in another way.' },
  { code: 'MC022', category: 'Incompatible', title: 'Fixed became Low, or the other way, with the same bytes.' },
  { code: 'MC023', category: 'Newer', title: 'The block that was appended is Single.' },
  { code: 'MC024', category: 'Older', title: 'A Deprecated message was removed.' },
  { code: 'MC025', category: 'Same', title: 'A message is defined twice in one of the files.' },
  { code: 'MC026', category: 'Same', title: 'The smallest packet grew beyond 1,200 bytes.' },
];
