// From a row to the template, on a page that has no editor: the definition of the message in a dialog.
import type { TemplatePlace } from '../../contract/marks.ts';
import type { ToPanel } from '../../contract/panel.ts';
import { type Definition, definitionOf } from './definition.ts';

/** Asks the grid which template is in force; what that does not have is in the built-in one. */
export async function showTemplatePlace(
  place: TemplatePlace,
  ask: (question: { readonly ask: 'template' }) => Promise<ToPanel>,
): Promise<void> {
  const told = await ask({ ask: 'template' });
  const text = told.kind === 'answer' && told.answer.answer === 'template' ? told.answer.text : '';
  const chosen = definitionOf(text, place);
  const found = chosen ?? definitionOf(place.builtIn, place);
  if (found !== undefined)
    show(place.message, found, chosen === undefined ? 'the built-in template' : 'the template of the grid');
}

function show(message: string, { line, text, word }: Definition, where: string): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'template-place';
  dialog.setAttribute('aria-label', `Definition of ${message}`);
  const title = document.createElement('h2');
  title.textContent = `${message}, line ${line} of ${where}`;
  const code = document.createElement('pre');
  code.tabIndex = 0;
  const wanted = document.createElement('mark');
  wanted.textContent = text.slice(word.start, word.end);
  code.append(text.slice(0, word.start), wanted, text.slice(word.end));
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'secondary';
  close.textContent = 'Close';
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  dialog.append(title, code, close);
  document.body.append(dialog);
  dialog.showModal();
  wanted.scrollIntoView({ block: 'center' });
}
