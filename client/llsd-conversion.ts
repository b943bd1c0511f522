// The commands that convert LLSD: a document into another one, or a value into the clipboard.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  CONVERT_LLSD,
  type Converted,
  type ConvertedLlsd,
  type ConvertQuestion,
  type LlsdForm,
} from '../contract/llsd.ts';
import { fromBase64 } from './base64.ts';
import { formOf, inputAt, inputOf } from './llsd-documents.ts';
import { LostTexts } from './lost-texts.ts';
import { nameOf } from './side-by-side.ts';
import { counted } from './structure-words.ts';

interface Target {
  readonly form: LlsdForm;
  readonly label: string;
  readonly description: string;
  /** The language of the text; absent for binary. */
  readonly language?: string;
}

const TARGETS: readonly Target[] = [
  { form: 'xml', label: 'LLSD XML', description: 'for viewers and grids', language: 'llsd-xml' },
  { form: 'notation', label: 'LLSD Notation', description: 'short, and nice to read', language: 'llsd-notation' },
  { form: 'binary', label: 'LLSD Binary', description: 'saved to a file' },
  { form: 'json', label: 'JSON', description: 'for other programs, with the types of LLSD', language: 'json' },
];

/** What "Copy As" is called for each form; the octets of binary in hex. */
const COPIES: readonly (readonly [command: string, form: LlsdForm, name: string])[] = [
  ['rezbench.llsd.copyAsXml', 'xml', 'XML'],
  ['rezbench.llsd.copyAsNotation', 'notation', 'notation'],
  ['rezbench.llsd.copyAsJson', 'json', 'JSON'],
  ['rezbench.llsd.copyAsHex', 'binary', 'binary in hex'],
];

/** How long the status bar says what was copied, in milliseconds. */
const SAID_MS = 5000;

/** [llsd.form.3] */
export function registerConversion(client: BaseLanguageClient): vscode.Disposable {
  const conversion = new Conversion(client);
  return vscode.Disposable.from(
    conversion,
    vscode.commands.registerCommand('rezbench.llsd.convert', (...asked) => conversion.convert(...asked)),
    ...COPIES.map(([command, form, name]) =>
      vscode.commands.registerCommand(command, () => conversion.copy(form, name)),
    ),
  );
}

class Conversion implements vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #lost = new LostTexts();

  constructor(client: BaseLanguageClient) {
    this.#client = client;
  }

  dispose(): void {
    this.#lost.dispose();
  }

  /**
   * Whatever is not given is asked for; menus give other things besides the document.
   * @param asked the document, the form, and for binary the file to save it in
   */
  async convert(...[file, form, to]: readonly unknown[]): Promise<void> {
    const source = file instanceof vscode.Uri ? file : vscode.window.activeTextEditor?.document.uri;
    if (source === undefined) return;
    const target = TARGETS.find((one) => one.form === form) ?? (await chosenTarget(source));
    if (target === undefined) return;
    const converted = await this.#ask({ input: await inputAt(source), to: target.form });
    if (converted === undefined) return;
    const saved = to instanceof vscode.Uri ? to : undefined;
    if (await showResult(converted, { source, target, to: saved })) void this.#say(converted, source, target);
  }

  /** The value that is selected, or around the caret. */
  async copy(form: LlsdForm, name: string): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) return;
    const { start, end } = editor.selection;
    const within = { start: plain(start), end: plain(end) };
    const converted = await this.#ask({ input: inputOf(editor.document), to: form, within });
    if (converted === undefined) return;
    const { content, path, losses } = converted;
    await vscode.env.clipboard.writeText('text' in content ? content.text : hexOf(fromBase64(content.octets)));
    const lost = losses.length === 0 ? '' : `, ${counted(losses.length + converted.more, 'loss')}: ${losses[0]}`;
    const icon = losses.length === 0 ? 'check' : 'warning';
    vscode.window.setStatusBarMessage(`$(${icon}) Copied ${path === '' ? 'all' : path} as ${name}${lost}`, SAID_MS);
  }

  async #ask(question: ConvertQuestion): Promise<ConvertedLlsd | undefined> {
    const answer = await this.#client.sendRequest<Converted>(CONVERT_LLSD, question);
    if (answer.kind === 'converted') return answer;
    void vscode.window.showErrorMessage(answer.reason);
    return undefined;
  }

  /** Nothing is said of a conversion that loses nothing. */
  async #say({ losses, more, errors }: ConvertedLlsd, source: vscode.Uri, { label }: Target): Promise<void> {
    const name = nameOf(source);
    if (errors > 0)
      void vscode.window.showWarningMessage(
        `${name} has ${counted(errors, 'error')}: what could be read was converted to ${label}.`,
      );
    const [first, ...others] = losses;
    if (first === undefined) return;
    const rest = others.length + more;
    const sentence = `Lost on the way to ${label}: ${first}${rest === 0 ? '' : ` And ${rest} more.`}`;
    const details = 'Show Details';
    if ((await vscode.window.showInformationMessage(sentence, details)) !== details) return;
    await this.#lost.show(`${name} as ${label}`, [
      ...losses,
      ...(more > 0 ? [`${more} more values lose something.`] : []),
    ]);
  }
}

async function chosenTarget(source: vscode.Uri): Promise<Target | undefined> {
  const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === source.toString());
  const own = document && formOf(document);
  const offered = TARGETS.filter(({ form }) => form !== own);
  return await vscode.window.showQuickPick(offered, { title: `Convert ${nameOf(source)} to…` });
}

interface Result {
  readonly source: vscode.Uri;
  readonly target: Target;
  readonly to: vscode.Uri | undefined;
}

/** False if nobody said where to save it. */
async function showResult({ content }: ConvertedLlsd, { source, target, to }: Result): Promise<boolean> {
  if ('text' in content) {
    const document = await vscode.workspace.openTextDocument({
      content: content.text,
      ...(target.language === undefined ? {} : { language: target.language }),
    });
    await vscode.window.showTextDocument(document, { preview: false });
    return true;
  }
  const file =
    to ?? (await vscode.window.showSaveDialog({ defaultUri: binaryName(source), title: 'Save as Binary LLSD' }));
  if (file === undefined) return false;
  await vscode.workspace.fs.writeFile(file, fromBase64(content.octets));
  return true;
}

/** `a.llsd.xml` becomes `a.llsdb`; what has no file yet, or is a text of another, lies beside the first folder's files. */
function binaryName(source: vscode.Uri): vscode.Uri {
  const name = `${nameOf(source).replace(/(?:\.(?:llsd[nb]?|xml|json))+$/i, '')}.llsdb`;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (source.scheme === 'file' || folder === undefined) return vscode.Uri.joinPath(source, '..', name);
  return vscode.Uri.joinPath(folder, name);
}

const plain = ({ line, character }: vscode.Position) => ({ line, character });

const hexOf = (octets: Uint8Array): string =>
  Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('');
