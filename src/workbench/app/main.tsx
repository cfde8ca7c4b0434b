/** Where the staff application begins. */
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider, App as Messages } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import './workbench.css';
import { Failed } from './api.ts';
import { Screens } from './screens.tsx';
import { Gate } from './session/gate.tsx';
import { theme } from './theme.ts';

const nonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? '';
/** A session that ended is noticed by whatever asks next. */
const onError = (error: Error): void => {
  if (error instanceof Failed && (error.status === 401 || error.kind === 'must-change'))
    void queries.invalidateQueries({ queryKey: ['me'] });
};
const queries = new QueryClient({
  defaultOptions: { queries: { staleTime: 10_000, retry: false } },
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
});

createRoot(document.getElementById('app')!).render(
  <ConfigProvider
    locale={zhCN}
    csp={{ nonce }}
    theme={theme}
    wave={{ disabled: true }}
    button={{ autoInsertSpace: false }}
  >
    <QueryClientProvider client={queries}>
      <Messages>
        <BrowserRouter basename="/desk">
          <Gate>
            <Screens />
          </Gate>
        </BrowserRouter>
      </Messages>
    </QueryClientProvider>
  </ConfigProvider>,
);
