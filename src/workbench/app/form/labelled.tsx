/** A field with its label, its help and its fault, tied together for whoever listens instead of looks. */
import { type ReactNode, useId } from 'react';

export function Labelled(props: {
  title: string;
  help?: string | null | undefined;
  fault?: string | null | undefined;
  optional?: boolean;
  children: (id: string, described: string | undefined) => ReactNode;
}) {
  const { title, help, fault, optional = false, children } = props;
  const id = useId();
  const described = help || fault ? `${id}-help` : undefined;
  return (
    <div className="field">
      <label htmlFor={id}>
        {title}
        {optional && <span className="quiet">（选填）</span>}
      </label>
      {children(id, described)}
      {described && (
        <p id={described} className={fault ? 'fault' : 'help'}>
          {fault ?? help}
        </p>
      )}
    </div>
  );
}

/** Several controls under one title: choices, rows, files. */
export function Grouped(props: {
  title: string;
  help?: string | null | undefined;
  fault?: string | null | undefined;
  optional?: boolean;
  children: ReactNode;
}) {
  const { title, help, fault, optional = false, children } = props;
  return (
    <fieldset className="field">
      <legend>
        {title}
        {optional && <span className="quiet">（选填）</span>}
      </legend>
      {children}
      {(help || fault) && <p className={fault ? 'fault' : 'help'}>{fault ?? help}</p>}
    </fieldset>
  );
}
