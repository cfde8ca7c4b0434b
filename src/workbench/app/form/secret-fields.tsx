/** What proves who somebody is: the password, and the six numbers of the telephone. */
import { Input } from 'antd';
import { Labelled } from './labelled.tsx';

interface Secret {
  title: string;
  value: string;
  onChange: (value: string) => void;
}

export function PasswordField({ title, value, onChange }: Secret) {
  return (
    <Labelled title={title}>
      {(id) => (
        <Input
          id={id}
          type="password"
          autoComplete="current-password"
          required
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  );
}

export function CodeField({
  title,
  help,
  value,
  onChange,
  autoFocus,
}: Secret & { help?: string; autoFocus?: boolean }) {
  return (
    <Labelled title={title} help={help}>
      {(id) => (
        <Input
          id={id}
          autoFocus={autoFocus}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={8}
          required
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  );
}
