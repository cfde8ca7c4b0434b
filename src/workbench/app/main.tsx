/** Where the staff application begins. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider, App as Messages } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import './workbench.css';
import { session } from './api.ts';
import { Screens } from './screens.tsx';
import { Gate } from './session/gate.tsx';
import { theme } from './theme.ts';

const nonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? '';
const queries = new QueryClient({ defaultOptions: { queries: { staleTime: 10_000, retry: false } } });
session.ended = () => void queries.invalidateQueries({ queryKey: ['me'] });

createRoot(document.getElementById('app')!).render(
  <ConfigProvider
    locale={zhCN}
    csp={{ nonce }}
    theme={theme}
    wave={{ disabled: true }}
    button={{ autoInsertSpace: false }}
  >
    <QueryClientProvider client={queries}>
      <Messages component={false}>
        <BrowserRouter basename="/desk">
          <Gate>
            <Screens />
          </Gate>
        </BrowserRouter>
      </Messages>
    </QueryClientProvider>
  </ConfigProvider>,
);
