// What the client tells the language server, and the other way, beyond the language server protocol.
// Types and string constants only.
import type { MessageCounts } from './counts.ts';

/**
 * How Node runs the language server. A template or a document that is read makes some megabytes of small objects, most of which
 * are gone at once: with room for them (in MiB, a third of it in use) the collector has half as much to carry about.
 */
export const SERVER_FLAGS: readonly string[] = ['--max-semi-space-size=32'];

/** Client to server, `ComparedWith`: what an open text is compared with; told again whenever that changes. */
export const COMPARE_WITH = 'rezbench/compareWith';

export interface ComparedWith {
  /** The URI of the text, which may be opened later. */
  readonly document: string;
  /** Absent: it is not compared any longer. */
  readonly base?: BaseText;
}

/** The server touches no files: whoever can read the base gives its text along. */
export interface BaseText {
  readonly uri: string;
  readonly text: string;
  /** What has to pass: all that is not Incompatible, or only what adds. */
  readonly mode: 'development' | 'production';
}

/** Server to client, `ComparedDocument`: what the comparison came to; told when that changes. */
export const COMPARED = 'rezbench/compared';

export interface ComparedDocument {
  readonly document: string;
  /** Absent: it is not compared. */
  readonly verdict?: Verdict;
}

export interface Verdict {
  readonly category: 'Same' | 'Newer' | 'Older' | 'Mixed' | 'Incompatible';
  readonly mode: 'development' | 'production';
  readonly passes: { readonly development: boolean; readonly production: boolean };
  readonly changes: number;
  /** Messages of either text that are not understood, and so not compared: with any, nothing passes. */
  readonly unread: number;
  /** Errors of the text by itself, and those at which the base is not read any further: with any, nothing passes. */
  readonly errors: number;
}

/** Client to server, `WorkspaceFiles`: files of the workspace that may belong to open texts; told again when they change. */
export const WORKSPACE_FILES = 'rezbench/workspaceFiles';

export interface WorkspaceFiles {
  /** Those that changed; all of them when the server begins. */
  readonly files: readonly WorkspaceFile[];
}

/** A file as it lies on the disk; without a text it is gone. */
export type WorkspaceFile =
  | { readonly uri: string; readonly language: string; readonly text: string }
  | { readonly uri: string; readonly language?: undefined; readonly text?: undefined };

/**
 * Server to client, a request without a question: the files of the workspace are read anew, and those that changed are told
 * before the answer, which is empty. Only a client that tells files is asked.
 */
export const READ_FILES = 'rezbench/readFiles';

/** Client to server, `ToldCounts`: how often a sandbox saw each message; told again whenever that changes. */
export const COUNTS = 'rezbench/counts';

export interface ToldCounts {
  /** Absent: there is no sandbox, and no log of one that was stopped. */
  readonly counts?: MessageCounts;
}

/** The client's command behind a lens; its argument is a `TrafficShown`. */
export const SHOW_TRAFFIC = 'rezbench.traffic.show';

export interface TrafficShown {
  /** What is put into the panel's filter. */
  readonly filter: string;
}

/** Client to server, `CheckedAgainst`: the schema of an open document; told again whenever that changes. */
export const CHECK_AGAINST = 'rezbench/checkAgainst';

export interface CheckedAgainst {
  /** The URI of the document, which may be opened later. */
  readonly document: string;
  /** Absent: nothing describes it. */
  readonly schema?: SchemaSource;
}

export interface SchemaSource {
  /** As the settings have it, in front of the `#`: a path, or the name of a built-in one. */
  readonly name: string;
  /** What stands behind the `#`: which value of the schema is meant; often empty. */
  readonly choice: string;
  /** Absent for built-in ones. */
  readonly uri?: string;
  /** Absent for built-in ones, and if it cannot be read. */
  readonly text?: string;
}

/** Under URIs of this scheme the client shows the built-in schemas: `rezbench-schema:/login.llidl`. */
export const SCHEMA_SCHEME = 'rezbench-schema';

/** Client to server, a `SchemaQuestion`: the text of a built-in schema, empty if there is none of that URI. */
export const SCHEMA_TEXT = 'rezbench/schemaText';

export interface SchemaQuestion {
  readonly uri: string;
}

/** Client to server, a `DissectorQuestion`: a template as a dissector for Wireshark. */
export const DISSECTOR = 'rezbench/dissector';

export interface DissectorQuestion {
  /** How the template is called. */
  readonly name: string;
  /** Absent: the built-in template is meant. */
  readonly text?: string;
}

/** One Lua file, and how many messages of the template could not be read; or why there is none. */
export type DissectorAnswer = { readonly text: string; readonly unread: number } | { readonly problem: string };
