// What every spelling of LLSD gives to the features that need to know none: the text, its values, what is wrong with it.
import type { LlsdNode } from '../../protocol/llsd/node.ts';
import type { Problem } from '../../protocol/text.ts';

export interface LlsdFile {
  readonly text: string;
  /** Absent if there is no value at all. */
  readonly root: LlsdNode | undefined;
  /** What is wrong with it as LLSD. */
  readonly problems: readonly Problem[];
}
