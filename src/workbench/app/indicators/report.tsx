/** Reporting a value, or what it is divided from. */
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { FormField } from '../../../desk/form.ts';
import { send } from '../api.ts';
import { StepForm } from '../form/step-form.tsx';
import { useMe } from '../session/me.ts';
import type { IndicatorView } from './indicator.ts';

export function ReportValue({ indicator, onDone }: { indicator: IndicatorView; onDone: () => void }) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const { day } = useMe();
  const { numerator, denominator, unit, id } = indicator;
  const rate = numerator !== null && denominator !== null;
  const fields: FormField[] = [
    field('period', '期次', 'text', { help: '年、季、月或日：2026、2026-Q3、2026-09、2026-09-06。' }),
    field('subject', '对象', 'organ', { optional: true, help: '乡镇、街道或单位；全域的数不填。' }),
    ...(rate
      ? [field('numerator', numerator, 'number', {}), field('denominator', denominator, 'number', {})]
      : [field('value', '数值', 'number', { unit })]),
    field('source', '数据来源', 'text', { optional: true }),
    field('reason', '更正说明', 'text', { optional: true, help: '这一期已报过的，写明为什么更正。' }),
  ];
  return (
    <div className="action-form">
      <h3>报送“{indicator.title}”</h3>
      <StepForm
        fields={fields}
        begin={{ period: day.slice(0, 7) }}
        submit="报送"
        onSubmit={async ({ input }) => {
          await send('/indicators/reports', { reports: [{ indicator: id, subject: '', ...input }] });
          void message.success('已报送。');
          onDone();
          await client.invalidateQueries();
        }}
        onCancel={onDone}
      />
    </div>
  );
}

function field(key: string, title: string, kind: FormField['kind'], more: Partial<FormField>): FormField {
  const plain = { unit: null, options: [], columns: [], optional: false, min: null, max: null, help: null };
  return { key, title, kind, personal: false, ...plain, ...more };
}
