/** What was damaged, what was inferred, and on what grounds: quiet, but complete. */
import type { Damage } from '../gazette/types.ts';
import type { ShownDecision } from '../store/readings.ts';
import type { DocumentView } from '../store/views.ts';
import { sourcePath } from './addresses.ts';
import { MissingList } from './missing.tsx';
import { confidenceName, DAMAGE_NAMES, linesName, longDate } from './wording.ts';

/** Above the text: only what a reader must know before he reads. */
export function ReadingNotices({ view }: { view: DocumentView }) {
  const { titleInferred, readingOrder, damage } = view.record;
  const title = view.decisions.find(({ place }) => place === null);
  const order = view.decisions.find(({ place }) => place !== null && damage[place]?.type === 'scrambled-order');
  const inOrder = order?.decision === 'confirmed';
  if (!view.titleInferred && !title && !readingOrder) return null;
  return (
    <div className="note">
      {title && <p className="quiet">公报文本中没有留下标题行；现标题经编辑于{longDate(title.on)}核定。</p>}
      {titleInferred && view.titleInferred && (
        <p>
          <b>标题系推断。</b>公报文本中没有留下标题行，现标题依据{linesName(titleInferred.lines)}推断，把握程度
          {confidenceName(titleInferred.confidence)}：{titleInferred.evidence}
        </p>
      )}
      {readingOrder && inOrder && (
        <p className="quiet">
          公报文本中本文件的版面块次序错乱；现次序经编辑于{longDate(order.on)}核定。可
          <a href={`${sourcePath(view.number)}#printed`}>查看原有次序</a>。
        </p>
      )}
      {readingOrder && !inOrder && (
        <p>
          <b>段落次序系推断。</b>公报文本中本文件的版面块次序错乱，现次序按语言线索复原，把握程度
          {confidenceName(readingOrder.confidence)}。可<a href={`${sourcePath(view.number)}#printed`}>查看原有次序</a>。
        </p>
      )}
    </div>
  );
}

export function Repairs({ view }: { view: DocumentView }) {
  const { damage, missing } = view.record;
  if (damage.length === 0 && missing.length === 0) return null;
  const decided = new Map(view.decisions.map((decision) => [decision.place, decision]));
  return (
    <section className="repairs" aria-labelledby="repairs">
      <h2 id="repairs">文本整理说明</h2>
      {missing.length > 0 && (
        <>
          <h3>已知缺失</h3>
          <MissingList items={missing} document={view.number} />
        </>
      )}
      {damage.length > 0 && (
        <details open={damage.length <= 6}>
          <summary>
            整理之处 {damage.length} 处（{summary(damage)}）
          </summary>
          <p className="quiet">原文没有改动；以下记录与原文并存，说明何处、依据什么、把握多大。</p>
          <ol className="notes">
            {damage.map((item, place) => (
              <li key={place} id={`整理-${place + 1}`}>
                <span className="tag">{DAMAGE_NAMES[item.type]}</span>{' '}
                <a className="where" href={sourcePath(view.number, item.lines[0])}>
                  {linesName(item.lines)}
                </a>
                <span className="evidence">
                  {item.evidence}
                  {item.repair !== null && item.found.length + item.repair.length < 120 && (
                    <>
                      {' '}
                      原作“{item.found}”，读作“{item.repair}”。
                    </>
                  )}{' '}
                  <Certainty confidence={item.confidence} decided={decided.get(place)} />
                </span>
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

/** How sure the reader is, until an editor has decided. */
function Certainty({ confidence, decided }: { confidence: number; decided: ShownDecision | undefined }) {
  if (!decided) return <>把握程度{confidenceName(confidence)}</>;
  const { decision, value, on } = decided;
  return (
    <span className="mark">
      {decision === 'confirmed' ? `编辑于${longDate(on)}核定` : `编辑于${longDate(on)}更正为“${value}”`}
    </span>
  );
}

function summary(damage: Damage[]): string {
  const counts = new Map<string, number>();
  for (const { type } of damage) counts.set(DAMAGE_NAMES[type], (counts.get(DAMAGE_NAMES[type]) ?? 0) + 1);
  return [...counts].map(([name, count]) => `${name}${count}`).join('、');
}
