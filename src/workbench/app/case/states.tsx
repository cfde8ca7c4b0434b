/** The states of the procedure: those that the case has been in, the one that it is in, those that may come. */
import type { CaseView } from '../../../desk/case-view.ts';

export function States({ one }: { one: CaseView }) {
  const been = new Set(one.events.flatMap(({ payload }) => [payload.from, payload.to, payload.state]));
  return (
    <ol className="states" aria-label="办理状态">
      {one.procedure.states.map((state) => {
        const current = state === one.state;
        const kind = current ? 'current' : been.has(state) ? 'past' : 'coming';
        return (
          <li key={state} className={kind} aria-current={current ? 'step' : undefined}>
            {kind === 'past' && <span className="hidden">已经过：</span>}
            {state}
          </li>
        );
      })}
    </ol>
  );
}
