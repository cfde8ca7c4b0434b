/** References put into the text as they are known: organs by their present names, documents by title and number. */
import { AutoComplete, Select } from 'antd';
import { useRef, useState } from 'react';
import { useOrgans } from '../parts/people.ts';

interface Hit {
  number: string;
  title: string | null;
}

export function Insert({ onInsert }: { onInsert: (text: string) => void }) {
  const organs = useOrgans();
  const [words, setWords] = useState('');
  const [hits, setHits] = useState<Hit[]>([]);
  const latest = useRef('');
  const search = async (text: string) => {
    setWords(text);
    latest.current = text;
    if (text.trim().length < 2) return setHits([]);
    const answer = await fetch(`/search.json?q=${encodeURIComponent(text)}`);
    // An answer that comes late is to what was asked before.
    if (!answer.ok || latest.current !== text) return;
    const found = (await answer.json()) as { hits?: { document: Hit }[] };
    setHits((found.hits ?? []).slice(0, 10).map(({ document }) => document));
  };
  return (
    <div className="tools insert">
      <Select
        showSearch
        aria-label="插入机构"
        placeholder="插入机构"
        value={null}
        options={organs.map((name) => ({ value: name, label: name }))}
        onSelect={(name: string | null) => name && onInsert(name)}
      />
      <AutoComplete
        aria-label="插入文件"
        placeholder="插入文件：输入标题或文号"
        value={words}
        onSearch={(text) => void search(text)}
        onSelect={(value: string) => {
          onInsert(value);
          setWords('');
          setHits([]);
        }}
        options={hits.map(({ number, title }) => {
          const text = title ? `《${title}》（${number}）` : number;
          return { value: text, label: text };
        })}
      />
    </div>
  );
}
