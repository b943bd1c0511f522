// The text of the project as the rules of the house see it: every file of ours that is kept, by its path from the root.
import { readdirSync, readFileSync } from 'node:fs';
import { inProject } from '../../tools/root.ts';

export interface SourceFile {
  /** From the root of the project, with slashes. */
  readonly path: string;
  readonly text: string;
}

const FOLDERS = [
  ...['protocol', 'contract', 'capture', 'server', 'sandbox', 'panel', 'client', 'cli', 'tools', 'test'],
  ...['docs', 'examples', 'syntaxes'],
];

const ENDINGS = ['.ts', '.tsx', '.mjs', '.css', '.html', '.json', '.md', '.msg', '.lua'];

/** Every kept file below our folders whose text is written by hand. Locks are not. */
export function sourceFiles(): readonly SourceFile[] {
  const below = FOLDERS.flatMap((folder) => filesBelow(folder));
  return below
    .filter((path) => ENDINGS.some((ending) => path.endsWith(ending)) && !path.endsWith('package-lock.json'))
    .map((path) => ({ path, text: readFileSync(inProject(path), 'utf8') }));
}

export function isTest({ path }: SourceFile): boolean {
  return path.startsWith('test/') || /\.test\.tsx?$/.test(path);
}

export function isCode({ path }: SourceFile): boolean {
  return /\.(?:tsx?|lua)$/.test(path);
}

/** The text without its comments, as far as a search needs: what a comment says is not what the code does. */
export function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1');
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(inProject(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/').slice(inProject('').length))
    .map((path) => path.replace(/^\//, ''));
}
