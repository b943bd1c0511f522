// `npm start`: a real editor with the extension in it, on the sample workspace. The desktop editor if `code` is on the PATH; else the
// browser build, with a profile of its own, until Ctrl-C; else (macOS, Windows) a desktop build that is downloaded.
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { browserBuildRuns, installEditor } from './editor/install.ts';
import { startServer } from './editor/server.ts';
import { windowUrl } from './editor/workbench.ts';
import { packageExtension } from './package-extension.ts';
import { inProject, root } from './root.ts';
import { mustRun, onPath, run, step } from './terminal.ts';

const EXAMPLES = inProject('examples');

const WINDOWS = process.platform === 'win32';

async function main(): Promise<void> {
  const code = onPath(WINDOWS ? 'code.cmd' : 'code');
  if (code !== undefined) return openDesktop(code);
  return browserBuildRuns ? serve() : openDesktop(await downloadAndUnzipVSCode());
}

/** Opens a desktop editor on the built sources; it stays open when this program ends. */
async function openDesktop(code: string): Promise<void> {
  await step('building the extension', () => mustRun(process.execPath, [inProject('esbuild.mjs')], { folder: root }));
  console.log(`Opening ${code}`);
  await run(code, [`--extensionDevelopmentPath=${root}`, '--new-window', EXAMPLES], { shown: true, shell: WINDOWS });
}

/** Serves the browser build with the package installed, so that its extension is there in every window. Ends with the server only. */
async function serve(): Promise<never> {
  const extension = await step('building and packing the extension', packageExtension);
  const editor = await installEditor();
  const server = await step('starting the editor', () =>
    startServer(editor, { packages: [extension], settings: { 'workbench.startupEditor': 'readme' } }),
  );
  console.log('\nThis editor has a profile of its own; Ctrl-C ends it and removes the profile.');
  console.log(`Open ${windowUrl(server.url, { folder: EXAMPLES })} in a browser`);
  throw new Error(`${await server.ended}:\n${server.log()}`);
}

// Whatever was started by then ends with this program.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit());

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
