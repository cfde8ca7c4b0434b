/** Terms of office, each with the document that says so. */
import type { Tenure } from '../store/views.ts';
import { documentPath, sourcePath } from './addresses.ts';
import { Grid } from './grid.tsx';
import { Person } from './people.tsx';
import { longDate } from './wording.ts';

/** `who` false on the page of one person, where the name would only repeat. */
export function Tenures({ name, tenures, who = true }: { name: string; tenures: Tenure[]; who?: boolean }) {
  return (
    <Grid
      name={name}
      heads={[...(who ? ['姓名'] : []), '职务', '自', '至']}
      rows={tenures.map((tenure) => ({
        key: `${tenure.person}${tenure.post}${tenure.from}${tenure.to}`,
        cells: [
          ...(who ? [<Person key="person" name={tenure.person} />] : []),
          <>
            {tenure.post}
            {tenure.probation && <span className="tag">试用期</span>}
          </>,
          <Moment key="from" day={tenure.from} document={tenure.fromDocument} unknown="不详" />,
          <Moment key="to" day={tenure.to} document={tenure.toDocument} unknown="未见免职文件" />,
        ],
      }))}
    />
  );
}

function Moment({ day, document, unknown }: { day: string | null; document: Tenure['fromDocument']; unknown: string }) {
  return (
    <>
      {day ? <time dateTime={day}>{longDate(day)}</time> : <span className="quiet">{unknown}</span>}
      {document && (
        <span className="evidence">
          <a href={documentPath(document.number)}>{document.number}</a>{' '}
          <a href={sourcePath(document.number, document.line)}>第{document.line}行</a>
        </span>
      )}
    </>
  );
}
