// Makes the package of the extension as it is shipped: minified, without dependencies, since everything is bundled.
import { statSync } from 'node:fs';
import { inProject, root } from './root.ts';
import { mustRun } from './terminal.ts';

/** The largest package that is acceptable, in bytes: an extension is downloaded by everyone who tries it. */
export const PACKAGE_LIMIT = 1_500_000;

const SHIPPED = 'client,server,web-client,web-server,sandbox,cli,panel';

/** Builds and packs the extension; returns the file. Rejects if it does not build or has grown too large. */
export async function packageExtension(): Promise<string> {
  const file = inProject('out/rezbench.vsix');
  const vsce = inProject('node_modules/@vscode/vsce/vsce');
  await mustRun(process.execPath, [inProject('esbuild.mjs'), '--only', SHIPPED, '--minify'], { folder: root });
  const switches = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', file];
  await mustRun(process.execPath, [vsce, 'package', ...switches], { folder: root });
  const { size } = statSync(file);
  console.log(`  ${(size / 1000).toFixed(0)} kB of at most ${PACKAGE_LIMIT / 1000} kB`);
  if (size > PACKAGE_LIMIT) throw new Error(`The package has ${size} bytes; at most ${PACKAGE_LIMIT} are acceptable.`);
  return file;
}
