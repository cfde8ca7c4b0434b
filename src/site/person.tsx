/** 人员: public offices and memberships of one person, each with the document that says so. Nothing private. */
import type { Facet, PersonView } from '../store/views.ts';
import { documentPath, personPath, searchPath, sourcePath } from './addresses.ts';
import { Grid } from './grid.tsx';
import type { Page } from './layout.tsx';
import { NameList } from './organ.tsx';

import { Tenures } from './tenures.tsx';
import { longDate } from './wording.ts';

export function personPage(view: PersonView): Page {
  const path = personPath(view.name);
  return {
    title: view.name,
    description: `${view.name}：公报所载的任职与议事协调机构成员身份。`,
    path,
    json: `${path}.json`,
    section: '/p',
    body: (
      <div className="wide text-width">
        <p className="eyebrow">人员</p>
        <h1>{view.name}</h1>
        <p className="quiet">依据公报所载任免与名单整理；同名者未作区分，请以文件为准。</p>
        <section aria-labelledby="tenures">
          <h2 id="tenures">任职</h2>
          {view.tenures.length > 0 ? (
            <Tenures name={`${view.name}任职`} tenures={view.tenures} who={false} />
          ) : (
            <p className="empty">本库文件中没有任免记载。</p>
          )}
        </section>
        {view.memberships.length > 0 && (
          <section aria-labelledby="memberships">
            <h2 id="memberships">议事协调机构</h2>
            <Grid
              name={`${view.name}所在议事协调机构`}
              heads={['机构', '职责', '当时职务', '依据']}
              rows={view.memberships.map(({ body, role, post, document }) => ({
                key: `${body}${document.number}${document.line}`,
                cells: [
                  body,
                  role ?? <span className="quiet">不详</span>,
                  post,
                  <>
                    <a href={documentPath(document.number)}>{document.number}</a>{' '}
                    <a href={sourcePath(document.number, document.line)}>第{document.line}行</a>
                    {document.dated && <span className="evidence">{longDate(document.dated)}</span>}
                  </>,
                ],
              }))}
            />
          </section>
        )}
        <p>
          <a className="more" href={searchPath('', { person: view.name })}>
            提到“{view.name}”的文件
          </a>
        </p>
      </div>
    ),
  };
}

/** 人员: everybody whom an appointment, a removal or a roster names. */
export function peoplePage(people: Facet[]): Page {
  return {
    title: '人员',
    description: `任免与名单中出现的人员 ${people.length} 名。`,
    path: '/p',
    json: '/p.json',
    section: '/p',
    body: <NameList title="人员" what="任免与名单中出现的姓名" names={people} path={personPath} short />,
  };
}
