/** Urging the chosen cases, with a word. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { send } from '../api.ts';
import { Labelled } from '../form/labelled.tsx';
import { layer } from '../parts/layer.ts';

export function UrgeBar({ chosen, onDone }: { chosen: ReadonlySet<string>; onDone: () => void }) {
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const { message } = App.useApp();
  const client = useQueryClient();
  const urge = useMutation({
    mutationFn: () => send<{ urged: number }>('/urge', { cases: [...chosen], words }),
    onSuccess: async ({ urged }) => {
      void message.success(`已催办${urged}件。`);
      setOpen(false);
      setWords('');
      onDone();
      await client.invalidateQueries();
    },
  });
  return (
    <div className="urge-bar">
      <Button type="primary" disabled={chosen.size === 0} onClick={() => setOpen(true)}>
        催办{chosen.size > 0 ? `（${chosen.size}件）` : ''}
      </Button>
      {chosen.size === 0 && <span className="quiet">先在下面选要催的事项。</span>}
      <Modal
        title={`催办${chosen.size}件事项`}
        open={open}
        getContainer={layer}
        onCancel={() => setOpen(false)}
        onOk={() => urge.mutate()}
        okText="催办"
        confirmLoading={urge.isPending}
      >
        {urge.error && <Alert type="error" showIcon title={urge.error.message} />}
        <Labelled title="附言" optional help="承办单位会在通知里看到，也记入事项的办理记录。">
          {(id) => (
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 3 }}
              maxLength={500}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          )}
        </Labelled>
      </Modal>
    </div>
  );
}
