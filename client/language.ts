// Starts the language server in its own process and stops it with the extension.
import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';

import type { Bases } from './bases.ts';
import { BinaryConverter } from './binary-converter.ts';
import { registerBinaryEditor } from './binary-editor.ts';
import { LiveComparison } from './compatibility.ts';
import { LiveCounts } from './live-counts.ts';
import { registerLlsdCompare } from './llsd-compare.ts';
import { LlsdComparisons } from './llsd-comparison.ts';
import { registerConversion } from './llsd-conversion.ts';
import { claimLlsd } from './llsd-files.ts';
import type { Sandbox } from './sandbox.ts';
import { Schemas } from './schemas.ts';
import { TemplateChanges } from './template-changes.ts';
import { BackgroundFiles } from './workspace-files.ts';

/** Languages that the server understands (product ids). */
const LANGUAGES = ['sl-message-template', 'llsd-xml', 'llsd-notation', 'llidl'] as const;

export interface LanguageOptions {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly bases: Bases;
  readonly sandbox: Sandbox;
}

export function startLanguages({ context, log, bases, sandbox }: LanguageOptions): vscode.Disposable {
  const client = new LanguageClient(
    'rezbench',
    'Rezbench Languages',
    { module: context.asAbsolutePath('out/server.cjs'), transport: TransportKind.ipc },
    {
      documentSelector: LANGUAGES.map((language) => ({ language })),
      synchronize: { configurationSection: 'rezbench' },
      outputChannel: log,
      // A problem's code links to the page about its rule, also where there is no network.
      initializationOptions: { rulePages: vscode.Uri.joinPath(context.extensionUri, 'docs/rules').toString() },
    },
  );
  const parts: vscode.Disposable[] = [new LiveCounts(client, sandbox), new BackgroundFiles(client), claimLlsd()];
  parts.push(new Schemas(client));
  parts.push(registerBinaryEditor(new BinaryConverter(client)));
  const changes = new TemplateChanges();
  const comparisons = new LlsdComparisons(client);
  changes.follow(comparisons);
  parts.push(changes, comparisons, registerLlsdCompare(comparisons, bases), registerConversion(client));
  client
    .start()
    .then(() => {
      const comparison = new LiveComparison(client, bases);
      changes.follow(comparison);
      parts.push(comparison);
    })
    .catch((error: unknown) => log.error(`The language server did not start: ${String(error)}`));
  return {
    dispose: () => {
      vscode.Disposable.from(...parts).dispose();
      void client.dispose().catch(() => undefined);
    },
  };
}
