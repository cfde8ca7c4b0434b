/** The people of a document: appointments, removals, the roster of a body. */
import type { ReactNode } from 'react';
import type { GazetteDocument } from '../gazette/types.ts';
import { personPath, sourcePath } from './addresses.ts';

export function People({ record, number }: { record: GazetteDocument; number: string }) {
  return (
    <>
      {(record.appoints.length > 0 || record.removes.length > 0) && (
        <section aria-labelledby="personnel">
          <h2 id="personnel">人事任免一览</h2>
          <Grid name="人事任免一览" heads={['', '姓名', '职务', '原文']}>
            {record.appoints.map((item) => (
              <tr key={`+${item.person}${item.post}`}>
                <td>任</td>
                <td>
                  <Person name={item.person} />
                </td>
                <td>
                  {item.post}
                  {item.probation && <span className="tag">试用期</span>}
                </td>
                <td>
                  <Line number={number} line={item.line} />
                </td>
              </tr>
            ))}
            {record.removes.map((item) => (
              <tr key={`-${item.person}${item.post}`}>
                <td>免</td>
                <td>
                  <Person name={item.person} />
                </td>
                <td>{item.post}</td>
                <td>
                  <Line number={number} line={item.line} />
                </td>
              </tr>
            ))}
          </Grid>
        </section>
      )}
      {record.body && (
        <section aria-labelledby="roster">
          <h2 id="roster">{record.body.name}组成人员</h2>
          {record.body.office && <p>办公室设在{record.body.office}。</p>}
          <Grid name={`${record.body.name}组成人员`} heads={['职责', '姓名', '所任职务', '原文']}>
            {record.body.members.map((member) => (
              <tr key={`${member.line}${member.person}`}>
                <td>{member.role ?? <span className="quiet">不详</span>}</td>
                <td>
                  <Person name={member.person} />
                </td>
                <td>{member.post}</td>
                <td>
                  <Line number={number} line={member.line} />
                </td>
              </tr>
            ))}
          </Grid>
        </section>
      )}
    </>
  );
}

/** A table of the site's own, as opposed to one that the gazette printed. */
export function Grid({ name, heads, children }: { name: string; heads: string[]; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="scroll" aria-label={name} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head || <span className="hidden">任免</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}

/** Masked names are nobody's address. */
export function Person({ name }: { name: string }) {
  return name.includes('*') ? name : <a href={personPath(name)}>{name}</a>;
}

export function Line({ number, line }: { number: string; line: number }) {
  return <a href={sourcePath(number, line)}>第{line}行</a>;
}
