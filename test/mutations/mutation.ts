// One mistake that somebody might make in the circuits, and the test that must notice it.

export interface Mutation {
  /** What goes wrong. */
  readonly mistake: string;
  /** In sandbox/circuit. */
  readonly file: string;
  /** Stands in the file once. */
  readonly find: string;
  readonly replace: string;
  /** The test file in sandbox/circuit that notices, and the start of the title of one test that fails. */
  readonly test: string;
  readonly title: string;
}
