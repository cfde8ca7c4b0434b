/** Findings beside the text: what does not agree, where, what could stand there instead; one may be set aside for a reason. */
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import type { DraftFinding } from '../../../desk/drafts.ts';

export interface Checked {
  lines: string[];
  findings: DraftFinding[];
  silenced: (DraftFinding & { reason: string })[];
}

const SEVERITY = { high: '要改', medium: '核对', low: '留意' } as const;

export function Findings(props: {
  checked: Checked | undefined;
  busy: boolean;
  error: Error | null;
  onGo: (line: number) => void;
  onReplace: (line: number, stated: string, proposal: string) => void;
  onSilence: ((finding: string, reason: string) => void) | null;
}) {
  const { checked, busy, error, onGo, onReplace, onSilence } = props;
  if (error) return <Alert type="error" showIcon title={error.message} />;
  if (!checked) return <p className="quiet">停笔片刻即自动检查。</p>;
  const { findings, silenced, lines } = checked;
  return (
    <>
      <p role="status" className="quiet">
        {busy ? '正在检查……' : findings.length === 0 ? '没有发现问题。' : `发现${findings.length}处，请逐条看过。`}
      </p>
      <ol className="findings">
        {findings.map((one) => (
          <li key={one.fingerprint} className={`finding ${one.severity}`}>
            <p>
              <span className="tag">{SEVERITY[one.severity]}</span> {one.message}
            </p>
            <p className="quiet">“{(lines[one.lines[0]! - 1] ?? '').trim().slice(0, 40)}”</p>
            <div className="tools">
              <Button size="small" onClick={() => onGo(one.lines[0]!)}>
                看这一行
              </Button>
              {one.proposal && (
                <Button size="small" onClick={() => onReplace(one.lines[0]!, one.stated, one.proposal!)}>
                  改为“{one.proposal.slice(0, 16)}”
                </Button>
              )}
              {onSilence && <SetAside onDone={(reason) => onSilence(one.fingerprint, reason)} />}
            </div>
          </li>
        ))}
      </ol>
      {silenced.length > 0 && (
        <details>
          <summary>已搁置{silenced.length}处</summary>
          <ul className="findings">
            {silenced.map((one) => (
              <li key={one.fingerprint}>
                <p>{one.message}</p>
                <p className="quiet">搁置理由：{one.reason}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function SetAside({ onDone }: { onDone: (reason: string) => void }) {
  const [reason, setReason] = useState<string | null>(null);
  if (reason === null)
    return (
      <Button size="small" type="text" onClick={() => setReason('')}>
        搁置
      </Button>
    );
  return (
    <form
      className="set-aside"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim()) onDone(reason.trim());
      }}
    >
      <Input
        size="small"
        aria-label="搁置理由"
        placeholder="为什么可以不改（记录在案）"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button size="small" htmlType="submit" disabled={!reason.trim()}>
        搁置
      </Button>
    </form>
  );
}
