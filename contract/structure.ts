// What differs between two texts as a tree, as the Template Changes view shows it: templates, or documents of LLSD.
// Types and string constants only.

/** Client to server, `StructureQuestion`, answered by a `Structure`. */
export const STRUCTURE = 'rezbench/structure';

export interface StructureQuestion {
  /** The URI of an open text. */
  readonly document: string;
}

export interface Structure {
  /** The URI of the base; absent: it is not compared. */
  readonly base?: string;
  /** The outermost parts that differ, in the order of the text: messages of templates, members or elements of LLSD. */
  readonly changes: readonly StructuralChange[];
  /** How many more messages of templates, or differences of LLSD, there are than are listed. */
  readonly more: number;
  /** Something to know about the whole, in a sentence. */
  readonly remark?: string;
}

export interface StructuralChange {
  /** `type`: a value of LLSD that is of another type. */
  readonly change: 'added' | 'removed' | 'changed' | 'moved' | 'type';
  readonly kind: 'message' | 'block' | 'field' | 'attribute' | 'key' | 'element' | 'value';
  readonly name: string;
  /** A few words, such as `U8 → U16`; may be empty. */
  readonly detail: string;
  /** Absent for what was added. */
  readonly base?: Place;
  /** Absent for what was removed. */
  readonly current?: Place;
  /** For what was removed: what is left around it, or before it, in the current text. */
  readonly near?: Place;
  /** The rules that have something to say about exactly this. */
  readonly rules: readonly RuleSaid[];
  readonly children: readonly StructuralChange[];
}

export interface RuleSaid {
  /** `MC001` to `MC026`. */
  readonly code: string;
  readonly category: string;
  /** One sentence. */
  readonly message: string;
}

/** Lines and UTF-16 characters from 0. */
export interface Place {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}
