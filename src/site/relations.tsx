/** What a document says about others, and others about it. */
import type { DocumentView, Reference } from '../store/views.ts';
import { documentPath, sourcePath } from './addresses.ts';
import { issueName } from './wording.ts';

export function Relations({ view }: { view: DocumentView }) {
  const groups: [string, Reference[]][] = [
    ['废止', view.repeals],
    ['被废止', view.repealedBy],
    ['修改', view.amends],
    ['被修改', view.amendedBy],
    ['解读的文件', view.interprets],
    ['解读', view.interpretedBy],
    ['引用', view.cites],
    ['被引用', view.citedBy],
  ];
  const backward = new Set([view.repealedBy, view.amendedBy, view.interpretedBy, view.citedBy]);
  const bySubject = view.record.relations.filter(
    ({ type, number }) => number === null && (type === 'implements' || type === 'answers'),
  );
  if (groups.every(([, references]) => references.length === 0) && bySubject.length === 0) return null;
  return (
    <section className="relations" aria-labelledby="relations">
      <h2 id="relations">与其他文件的关系</h2>
      {groups.map(
        ([name, references]) =>
          references.length > 0 && (
            <div key={name}>
              <h3>
                {name} <span className="count">{references.length}</span>
              </h3>
              <ul className="notes">
                {references.map((reference, place) => (
                  <li key={place}>
                    <Other reference={reference} from={(backward.has(references) && reference.number) || view.number} />
                  </li>
                ))}
              </ul>
            </div>
          ),
      )}
      {bySubject.length > 0 && (
        <div>
          <h3>按标题提到的文件</h3>
          <ul className="notes">
            {bySubject.map((relation) => (
              <li key={`${relation.type}-${relation.lines[0]}`}>
                <span className="tag">{RELATION_NAMES[relation.type]}</span> {relation.subject}
                <span className="evidence">
                  “{relation.evidence}” <a href={sourcePath(view.number, relation.lines[0])}>第{relation.lines[0]}行</a>
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

const RELATION_NAMES = {
  repeals: '废止',
  amends: '修改',
  implements: '落实',
  answers: '答复',
  interprets: '解读',
} as const;

function Other({ reference, from }: { reference: Reference; from: string }) {
  const { number, title, held, issue } = reference;
  const name = [number, title].filter(Boolean).join('　');
  return (
    <>
      {held && number ? <a href={documentPath(number)}>{name}</a> : name}
      {!held && <span className="where">本库未收录</span>}
      {held && issue && <span className="where">{issueName(issue)}</span>}
      {reference.line !== null && (
        <a className="where" href={sourcePath(from, reference.line)}>
          第{reference.line}行
        </a>
      )}
      {reference.evidence && <span className="evidence">“{reference.evidence}”</span>}
    </>
  );
}
