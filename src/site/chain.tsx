/** 记录校验: the ends of the chains, day by day. Whoever keeps a copy can show later that no record was changed behind it. */
import type { ChainHead } from '../store/views.ts';
import type { Page } from './layout.tsx';

const CHAINS: Record<string, string> = { register: '公报登记', desk: '事项办理' };

export function chainPage(heads: ChainHead[]): Page {
  return {
    title: '记录校验',
    description: '登记与办理记录逐条相接，每日公布链尾；留存一份，日后即可查验记录是否被改动。',
    path: '/chain',
    json: '/chain.json',
    section: '/chain',
    body: (
      <div className="wide">
        <h1>记录校验</h1>
        <p className="lead">
          本系统的每一条记录都带着前一条的摘要，改动、删除或调换任何一条，后面的都对不上。链尾每日公布一次；留存其中一行，日后即可查验此前的记录有没有动过。
        </p>
        {heads.length === 0 ? (
          <p className="empty">还没有公布过链尾；系统运行的第一个夜里公布第一次。</p>
        ) : (
          <div className="table-scroll">
            <table>
              <thead>
                <tr>
                  <th scope="col">日期</th>
                  <th scope="col">记录</th>
                  <th scope="col">条数</th>
                  <th scope="col">链尾摘要</th>
                </tr>
              </thead>
              <tbody>
                {heads.map(({ chain, day, seq, hash }) => (
                  <tr key={`${chain} ${day}`}>
                    <td>{day}</td>
                    <td>{CHAINS[chain] ?? chain}</td>
                    <td>{seq}</td>
                    <td>
                      <code>{hash}</code>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
    ),
  };
}
