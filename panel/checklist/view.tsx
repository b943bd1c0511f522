// The handshake of each arrival as a list that is ticked off; what is missing is said in the words of a viewer.
import type { ShownChecklist, ShownStep } from '../../contract/views.ts';
import type { PanelProps } from '../app.tsx';
import { Nothing, RowLink } from '../views/parts.tsx';
import { milliseconds } from '../words.ts';
import { startOf, summaryOf } from './words.ts';

export function ChecklistView({ panel }: PanelProps) {
  const view = panel.views.told.value;
  if (view?.kind !== 'checklists') return undefined;
  if (view.lists.length === 0)
    return <Nothing>Nobody has logged in yet. Each arrival has a list of its steps here.</Nothing>;
  return (
    <div class="checklists">
      {view.lists.map((list, at) => (
        <List key={`${list.circuit} ${at}`} panel={panel} list={list} />
      ))}
    </div>
  );
}

function List({ list, panel }: PanelProps & { readonly list: ShownChecklist }) {
  const isWhole = list.missing === undefined;
  return (
    <section class="checklist" data-testid="checklist">
      <h2>
        {list.circuit === 0 ? 'A login without a circuit' : `Circuit ${list.circuit}`}
        {list.region === '' ? '' : ` in ${list.region}`}
        {list.agentId === '' ? undefined : <span class="dim"> agent {list.agentId}</span>}
      </h2>
      <p class={isWhole ? 'checklist-summary' : 'checklist-summary checklist-lacks'} data-testid="checklist-summary">
        {summaryOf(list)}
      </p>
      <ol>
        {list.steps.map((step, at) => (
          <Step key={step.name} panel={panel} step={step} start={startOf(list)} isMissing={at === list.missing} />
        ))}
      </ol>
    </section>
  );
}

interface StepProps extends PanelProps {
  readonly step: ShownStep;
  readonly start: number;
  /** It is the first that is missing. */
  readonly isMissing: boolean;
}

function Step({ isMissing, panel, start, step }: StepProps) {
  const { done, name, what, without } = step;
  const state = done === undefined ? 'open' : 'done';
  return (
    <li class={`step step-${isMissing ? 'missing' : state}`} data-testid={isMissing ? 'missing-step' : 'step'}>
      <span class="step-mark" aria-hidden="true">
        {done === undefined ? (isMissing ? '✗' : '○') : '✓'}
      </span>
      <span class="step-name" title={what}>
        {name}
        <span class="spoken">{done === undefined ? ', missing' : ', done'}</span>
      </span>
      <span class="step-what">{what}</span>
      <span class="step-time" title="Milliseconds since the first step of this list">
        {done === undefined ? '' : `+${milliseconds((done.time - start) * 1000)} ms`}
      </span>
      {done === undefined ? <span /> : <RowLink panel={panel} row={done.row} />}
      {isMissing ? <p class="step-without">{without}</p> : undefined}
    </li>
  );
}
