import type { Counts } from './counts.ts';

/** What the suite inside the editor leaves behind in a file; no file means that the extension host died. */
export interface SuiteResult {
  readonly counts: Counts;
  readonly editor: { readonly product: string; readonly version: string; readonly kind: 'browser' | 'desktop' };
}
