/** Where the staff application begins. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider, App as Messages, Result } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { createRoot } from 'react-dom/client';

const nonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? '';
const queries = new QueryClient({ defaultOptions: { queries: { staleTime: 10_000, retry: false } } });

createRoot(document.getElementById('app')!).render(
  <ConfigProvider locale={zhCN} csp={{ nonce }}>
    <QueryClientProvider client={queries}>
      <Messages>
        <Result title="工作台" />
      </Messages>
    </QueryClientProvider>
  </ConfigProvider>,
);
