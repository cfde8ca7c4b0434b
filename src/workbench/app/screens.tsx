/** Addresses below /desk and their screens. */
import { type ComponentType, lazy, Suspense } from 'react';
import { Link, Navigate, Route, Routes } from 'react-router';
import { AccountPage } from './account/account.tsx';
import { CasePage } from './case/case.tsx';
import { NewCasePage } from './case/new.tsx';
import { menuOf } from './menu.ts';
import { Page } from './parts/page.tsx';
import { useMe } from './session/me.ts';
import { Shell } from './shell.tsx';
import { TodayPage } from './today/today.tsx';

/** A screen that is loaded when somebody first goes there. */
function later<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) {
  return lazy(async () => ({ default: (await load())[name] }));
}

const BoardPage = later(() => import('./board/board.tsx'), 'BoardPage');
const RegistersPage = later(() => import('./registers/catalogue.tsx'), 'RegistersPage');
const RegisterPage = later(() => import('./registers/register.tsx'), 'RegisterPage');
const IndicatorsPage = later(() => import('./indicators/indicators.tsx'), 'IndicatorsPage');
const IndicatorPage = later(() => import('./indicators/one.tsx'), 'IndicatorPage');
const ResponsesPage = later(() => import('./responses/responses.tsx'), 'ResponsesPage');
const PlanPage = later(() => import('./responses/one.tsx'), 'PlanPage');
const BodiesPage = later(() => import('./bodies/bodies.tsx'), 'BodiesPage');
const LeaderPage = later(() => import('./leader/leader.tsx'), 'LeaderPage');
const QuarterlyPage = later(() => import('./quarterly/quarterly.tsx'), 'QuarterlyPage');
const DraftsPage = later(() => import('./drafting/drafts.tsx'), 'DraftsPage');
const DraftPage = later(() => import('./drafting/desk.tsx'), 'DraftPage');
const DocumentsPage = later(() => import('./documents/documents.tsx'), 'DocumentsPage');
const DocumentPage = later(() => import('./documents/one.tsx'), 'DocumentPage');
const AccountsPage = later(() => import('./administration/accounts.tsx'), 'AccountsPage');
const SeatsPage = later(() => import('./administration/seats.tsx'), 'SeatsPage');
const AuditPage = later(() => import('./audit/audit.tsx'), 'AuditPage');

export function Screens() {
  return (
    <Shell>
      <Suspense fallback={<div className="waiting">正在读取……</div>}>
        <Routes>
          <Route path="/" element={<Home />} />
          <Route path="/new" element={<NewCasePage />} />
          <Route path="/cases/:id" element={<CasePage />} />
          <Route path="/board" element={<BoardPage />} />
          <Route path="/registers" element={<RegistersPage />} />
          <Route path="/registers/:mechanism/:name" element={<RegisterPage />} />
          <Route path="/indicators" element={<IndicatorsPage />} />
          <Route path="/indicators/:mechanism/:name" element={<IndicatorPage />} />
          <Route path="/responses" element={<ResponsesPage />} />
          <Route path="/responses/:mechanism/:name" element={<PlanPage />} />
          <Route path="/bodies" element={<BodiesPage />} />
          <Route path="/leader" element={<LeaderPage />} />
          <Route path="/quarterly" element={<QuarterlyPage />} />
          <Route path="/drafting" element={<DraftsPage />} />
          <Route path="/drafting/:id" element={<DraftPage />} />
          <Route path="/documents" element={<DocumentsPage />} />
          <Route path="/documents/:number" element={<DocumentPage />} />
          <Route path="/accounts" element={<AccountsPage />} />
          <Route path="/seats" element={<SeatsPage />} />
          <Route path="/audit" element={<AuditPage />} />
          <Route path="/account" element={<AccountPage />} />
          <Route path="*" element={<Unknown />} />
        </Routes>
      </Suspense>
    </Shell>
  );
}

/** Whoever works on cases begins with today, the others with what is theirs. */
function Home() {
  const me = useMe();
  if (me.has('case.read')) return <TodayPage />;
  const first = menuOf(me)[0];
  return <Navigate to={first?.path ?? '/account'} replace />;
}

function Unknown() {
  return (
    <Page title="没有这个页面">
      <p>
        地址可能写错了。<Link to="/">回到首页</Link>
      </p>
    </Page>
  );
}
