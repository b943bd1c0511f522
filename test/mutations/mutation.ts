// One mistake that somebody might make in the circuits of either side, and the test that must notice it.

export interface Mutation {
  /** What goes wrong. */
  readonly mistake: string;
  /** Where the files are; absent = in sandbox/circuit. */
  readonly folder?: 'sandbox/circuit' | 'sandbox/visitor';
  /** In that folder. */
  readonly file: string;
  /** Stands in the file once. */
  readonly find: string;
  readonly replace: string;
  /** The test file in the same folder that notices, and the start of the title of one test that fails. */
  readonly test: string;
  readonly title: string;
}

/** The path of a file that a mutation names. */
export const pathIn = ({ folder = 'sandbox/circuit' }: Mutation, file: string): string => `${folder}/${file}`;
