// Every rule about changes in words: for people who choose their rules. How grave a change is depends on the mode.

export interface ChangeRule {
  readonly code: string;
  /** What has happened, in one sentence. */
  readonly title: string;
}

/** In the order of their codes; MC019 is what nobody is told. */
export const CHANGE_RULES: readonly ChangeRule[] = [
  { code: 'MC001', title: 'A message was added.' },
  { code: 'MC002', title: 'A message was removed.' },
  { code: 'MC003', title: 'A message was renamed.' },
  { code: 'MC004', title: 'A message has another frequency.' },
  { code: 'MC005', title: 'A message has another number.' },
  { code: 'MC006', title: 'A message has another trust.' },
  { code: 'MC007', title: 'A message has another encoding.' },
  { code: 'MC008', title: 'A message is more deprecated.' },
  { code: 'MC009', title: 'A message is less deprecated.' },
  { code: 'MC010', title: 'A block was appended.' },
  { code: 'MC011', title: 'One of the last blocks was removed.' },
  { code: 'MC012', title: 'A block was inserted, moved, replaced, or removed before the end.' },
  { code: 'MC013', title: 'A block was renamed.' },
  { code: 'MC014', title: 'A block has another quantity or count.' },
  { code: 'MC015', title: 'A field was added.' },
  { code: 'MC016', title: 'A field was removed, renamed, replaced or moved.' },
  { code: 'MC017', title: 'A field has another type.' },
  { code: 'MC018', title: 'A field has another size.' },
  { code: 'MC020', title: 'A number that was freed belongs to another message.' },
  { code: 'MC021', title: 'A size is spelled in another way.' },
  { code: 'MC022', title: 'Fixed became Low, or the other way, with the same bytes.' },
  { code: 'MC023', title: 'The block that was appended is Single.' },
  { code: 'MC024', title: 'A Deprecated message was removed.' },
  { code: 'MC025', title: 'A message is defined twice in one of the files.' },
  { code: 'MC026', title: 'The smallest packet grew beyond 1,200 bytes.' },
];
