/** Papers of a step: those that it asks for by name, and any more. Each is sent when it is chosen. */
import { Button } from 'antd';
import { useState } from 'react';
import type { Stored } from '../../../desk/attachments.ts';
import { upload } from '../api.ts';
import { Grouped } from './labelled.tsx';

export interface Paper {
  paper: string | null;
  name: string;
  sha256: string;
}

type Change = (change: (papers: Paper[]) => Paper[]) => void;

/** Those that the step asks for; `held`: what the case has already. */
export function Asked(props: { asked: string[]; held: string[]; papers: Paper[]; onChange: Change }) {
  const { asked, held, papers, onChange } = props;
  return asked.map((title) => (
    <Grouped key={title} title={title} help={held.includes(title) ? '已有；再传一份会一并留存。' : '这一步必须附上。'}>
      <Chosen papers={papers.filter(({ paper }) => paper === title)} onChange={onChange} />
      <Choose label={`选择“${title}”文件`} paper={title} onChange={onChange} />
    </Grouped>
  ));
}

export function MorePapers({ papers, onChange }: { papers: Paper[]; onChange: Change }) {
  return (
    <Grouped title="其他材料" optional help="可传 pdf、图片、docx、xlsx、ofd、txt，每份不超过20兆。">
      <Chosen papers={papers.filter(({ paper }) => paper === null)} onChange={onChange} />
      <Choose label="选择其他材料" paper={null} onChange={onChange} />
    </Grouped>
  );
}

function Chosen({ papers, onChange }: { papers: Paper[]; onChange: Change }) {
  if (papers.length === 0) return null;
  return (
    <ul className="chosen">
      {papers.map((paper) => (
        <li key={paper.sha256 + paper.name}>
          {paper.name}
          <Button
            size="small"
            onClick={() => onChange((all) => all.filter((one) => one !== paper))}
            aria-label={`不附“${paper.name}”`}
          >
            不附
          </Button>
        </li>
      ))}
    </ul>
  );
}

function Choose({ label, paper, onChange }: { label: string; paper: string | null; onChange: Change }) {
  const [state, setState] = useState<{ busy: boolean; fault: string | null }>({ busy: false, fault: null });
  const take = async (file: File | undefined) => {
    if (!file) return;
    setState({ busy: true, fault: null });
    try {
      const { name, sha256 } = await upload<Stored>('/files', file);
      onChange((all) => [...all, { paper, name, sha256 }]);
      setState({ busy: false, fault: null });
    } catch (error) {
      setState({ busy: false, fault: (error as Error).message });
    }
  };
  return (
    <>
      <label className="file">
        <input
          type="file"
          className="hidden"
          aria-label={label}
          disabled={state.busy}
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        <span aria-hidden="true">选择文件</span>
      </label>
      {state.busy && <p role="status">正在上传……</p>}
      {state.fault && (
        <p className="fault" role="alert">
          {state.fault}
        </p>
      )}
    </>
  );
}
