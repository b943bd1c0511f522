// What stands around the language server, wherever that runs: what it is told of the workspace, and what it lets people see.
import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { Bases } from './bases.ts';
import { BinaryConverter } from './binary-converter.ts';
import { registerBinaryEditor } from './binary-editor.ts';
import { LiveComparison } from './compatibility.ts';
import { registerDissector } from './dissector.ts';
import { registerLineEnds } from './line-ends.ts';
import { registerLlsdCompare } from './llsd-compare.ts';
import { LlsdComparisons } from './llsd-comparison.ts';
import { registerConversion } from './llsd-conversion.ts';
import { claimLlsd } from './llsd-files.ts';
import { Schemas } from './schemas.ts';
import { TemplateChanges } from './template-changes.ts';
import { BackgroundFiles } from './workspace-files.ts';

/** Languages that the server understands (product ids). */
const LANGUAGES = ['sl-message-template', 'llsd-xml', 'llsd-notation', 'llidl'] as const;

/** What a client is made with. */
export function clientOptions(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: LANGUAGES.map((language) => ({ language })),
    synchronize: { configurationSection: 'rezbench' },
    outputChannel: log,
    // A problem's code links to the page about its rule, also where there is no network.
    initializationOptions: { rulePages: vscode.Uri.joinPath(context.extensionUri, 'docs/rules').toString() },
  };
}

/** Starts a client with all that needs nothing but it; the client ends with what is returned. */
export function followClient(
  client: BaseLanguageClient,
  { log, bases }: { readonly log: vscode.LogOutputChannel; readonly bases: Bases },
): vscode.Disposable {
  const parts: vscode.Disposable[] = [new BackgroundFiles(client), claimLlsd(), new Schemas(client)];
  parts.push(registerBinaryEditor(new BinaryConverter(client)));
  const changes = new TemplateChanges();
  const comparisons = new LlsdComparisons(client);
  changes.follow(comparisons);
  parts.push(
    changes,
    comparisons,
    registerLlsdCompare(comparisons, bases),
    registerConversion(client),
    registerDissector(client),
    registerLineEnds(),
  );
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
