/** Urging 催办: a notice to the organ in charge, on record in the case; many at once. Nothing of the case itself changes. */
import type { Kysely } from 'kysely';
import type { Tables } from '../store/schema.ts';
import type { Actor } from './actor.ts';
import { visible } from './board.ts';
import { append, type DeskEvent, takeChain } from './events.ts';
import { Refusal } from './fault.ts';
import { type NewNotice, notify } from './notices.ts';
import { allows, scopeOf } from './permission.ts';
import type { Setting } from './setting.ts';

/** Urges open cases, all or none. Refusal forbidden, unknown. Answers how many. */
export async function urge(
  db: Kysely<Tables>,
  setting: Setting,
  actor: Actor,
  ids: string[],
  words: string,
): Promise<number> {
  if (ids.length === 0 || ids.length > 500) throw new Refusal('invalid', '一次可催办1至500件。');
  return db.transaction().execute(async (trx) => {
    const { jurisdiction } = setting;
    const rows = await visible(trx, actor)
      .select(['id', 'version', 'number', 'title', 'policy', 'bearer', 'organs'])
      .where('id', 'in', ids)
      .where('open', '=', true)
      .orderBy('id')
      .forUpdate()
      .execute();
    if (rows.length !== new Set(ids).size)
      throw new Refusal('unknown', '其中有的事项已办结，或不在你的职责范围内；请刷新后重选。');
    const scope = scopeOf(actor, 'case.urge');
    if (!rows.every(({ organs }) => allows(scope, organs))) throw new Refusal('forbidden', '催办由督查部门办理。');
    const now = setting.now();
    const notices = rows.flatMap(({ id, bearer, number, title }): NewNotice[] =>
      bearer === null
        ? []
        : [
            {
              organ: bearer,
              case_id: id,
              kind: 'urge',
              text: `催办：“${title}”（${number}）${words ? `。${words}` : ''}`,
            },
          ],
    );
    await notify(trx, jurisdiction, now, notices);
    await trx
      .updateTable('cases')
      .set((row) => ({ version: row('version', '+', 1) }))
      .where('jurisdiction', '=', jurisdiction)
      .where('id', 'in', ids)
      .execute();
    const events = rows.map(
      ({ id, version, policy, bearer }): DeskEvent => ({
        type: 'case-urged',
        stream: id,
        streamSeq: version + 1,
        policy,
        payload: { title: '催办', organ: bearer, words },
      }),
    );
    await append(trx, actor, now, await takeChain(trx, jurisdiction), events);
    return rows.length;
  });
}
