/** The people of a document: appointments, removals, the roster of a body. */
import type { GazetteDocument } from '../gazette/types.ts';
import { personPath, sourcePath } from './addresses.ts';
import { Grid } from './grid.tsx';

export function People({ record, number }: { record: GazetteDocument; number: string }) {
  const { appoints, removes, body } = record;
  return (
    <>
      {appoints.length + removes.length > 0 && (
        <section aria-labelledby="personnel">
          <h2 id="personnel">人事任免一览</h2>
          <Grid
            name="人事任免一览"
            heads={['任免', '姓名', '职务', '原文']}
            rows={[
              ...appoints.map((item) => ({ ...item, word: '任' })),
              ...removes.map((item) => ({ ...item, word: '免', probation: false })),
            ].map(({ word, person, post, probation, line }) => ({
              key: `${word}${person}${post}${line}`,
              cells: [
                word,
                <Person key="person" name={person} />,
                <>
                  {post}
                  {probation && <span className="tag">试用期</span>}
                </>,
                <Line key="line" number={number} line={line} />,
              ],
            }))}
          />
        </section>
      )}
      {body && (
        <section aria-labelledby="roster">
          <h2 id="roster">{body.name}组成人员</h2>
          {body.office && <p>办公室设在{body.office}。</p>}
          <Grid
            name={`${body.name}组成人员`}
            heads={['职责', '姓名', '所任职务', '原文']}
            rows={body.members.map((member) => ({
              key: `${member.line}${member.person}${member.role}`,
              cells: [
                member.role ?? <span className="quiet">不详</span>,
                <Person key="person" name={member.person} />,
                member.post,
                <Line key="line" number={number} line={member.line} />,
              ],
            }))}
          />
        </section>
      )}
    </>
  );
}

/** Masked names are nobody's address. */
export function Person({ name }: { name: string }) {
  return name.includes('*') ? name : <a href={personPath(name)}>{name}</a>;
}

function Line({ number, line }: { number: string; line: number }) {
  return <a href={sourcePath(number, line)}>第{line}行</a>;
}
