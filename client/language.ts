// Starts the language server in its own process and stops it with the extension.
import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';

/** Languages that the server understands (product ids). */
const LANGUAGES = ['sl-message-template'] as const;

export function startLanguages(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): vscode.Disposable {
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
  client.start().catch((error: unknown) => log.error(`The language server did not start: ${String(error)}`));
  return { dispose: () => void client.dispose().catch(() => undefined) };
}
