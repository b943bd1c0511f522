// What is not as it should be, the gravest first, each with the rows that show it.
import type { ShownFinding } from '../../contract/views.ts';
import type { PanelProps } from '../app.tsx';
import { Nothing, RowLinks } from '../views/parts.tsx';
import { counted, grouped } from '../words.ts';
import { SEVERITY_WORDS } from './words.ts';

export function FindingsView({ panel }: PanelProps) {
  const view = panel.views.told.value;
  if (view?.kind !== 'findings') return undefined;
  const { findings, total } = view;
  if (total === 0)
    return (
      <Nothing>{panel.views.isBehind.value ? 'Nothing was found so far.' : 'Nothing is wrong in this log.'}</Nothing>
    );
  return (
    <>
      <div class="view-tools">
        <span class="view-count" data-testid="findings-count" title="Findings of all kinds; the gravest come first">
          {counted(total, 'finding')}
          {total > findings.length ? `; the first ${grouped(findings.length)} are shown` : ''}
        </span>
      </div>
      <table class="lines" data-testid="findings">
        <thead>
          <tr>
            <th title="error: something does not work; warning: it may not; information: it is unusual">Severity</th>
            <th title="What was found, and its name for programs">Finding</th>
            <th title="The circuit that it was found on">Circuit</th>
            <th title="How many rows show it">Count</th>
            <th title="The first rows that show it">Rows</th>
          </tr>
        </thead>
        <tbody>
          {findings.map((finding, at) => (
            <Line key={`${finding.code} ${finding.circuit} ${finding.rows[0]} ${at}`} panel={panel} finding={finding} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Line({ finding, panel }: PanelProps & { readonly finding: ShownFinding }) {
  const { circuit, code, count, message, rows, severity } = finding;
  return (
    <tr data-testid="finding" data-code={code}>
      <td class={`severity severity-${severity}`}>{SEVERITY_WORDS[severity]}</td>
      <td class="line-sentence">
        {message} <span class="dim">{code}</span>
      </td>
      <td class="line-number">{circuit === 0 ? '' : circuit}</td>
      <td class="line-number">{grouped(count)}</td>
      <td>
        <RowLinks panel={panel} rows={rows} count={count} />
      </td>
    </tr>
  );
}
