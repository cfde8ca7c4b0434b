/** The form of a rule, generated from its inputs. On a phone only the next question shows; every other is a click away. */
import type { ReactNode } from 'react';
import type { Input, Rule } from '../../rule/rule.ts';
import type { Domain, Field, Type } from '../../rule/type.ts';
import { type AskedRule, cellOf, manyOf, type Query } from './question.ts';

export interface FormProps {
  rule: Rule;
  asked: AskedRule;
  query: Query;
  /** The day that the form shows where none was asked. */
  today: string;
  /** Inputs that are still needed, the next first; null before the first asking. */
  open: string[];
  action: string;
}

export function RuleForm({ rule, asked, query, today, open, action }: FormProps) {
  const next = open[0] ?? null;
  const lists = rule.inputs.some(
    ({ type }) => (type.kind === 'list' && type.of.kind === 'record') || type.kind === 'map',
  );
  return (
    <form className={`ask ${next === null ? 'complete' : 'stepping'}`} action={action}>
      <div className="ask-field">
        <label htmlFor="at">按哪一天的规定</label>
        <input id="at" type="date" name="at" defaultValue={asked.at ?? today} />
      </div>
      {rule.inputs.map((input) => (
        <InputField key={input.key} input={input} query={query} rows={asked.rows} state={stateOf(input, open)} />
      ))}
      {rule.readings
        .filter(({ options }) => options.length > 1)
        .map(({ id, title, options, taken }) => (
          <fieldset key={id} className="ask-field extra">
            <legend>{title}</legend>
            {options.map((option) => (
              <label key={option.name} className="choice">
                <input
                  type="radio"
                  name={`reading.${id}`}
                  value={option.name}
                  defaultChecked={
                    (asked.readings.find((name) => options.some((o) => o.name === name)) ?? taken) === option.name
                  }
                />
                {option.title}
              </label>
            ))}
          </fieldset>
        ))}
      <div className="buttons">
        <button type="submit">{next === null ? '重新计算' : '得出答案'}</button>
        {lists && (
          <button type="submit" name="rows" value={asked.rows + 3} className="plain">
            加三行
          </button>
        )}
        <a href={action}>清空</a>
      </div>
    </form>
  );
}

/** now = the next question on a phone; later = not yet asked there; done = answered; extra = optional. */
function stateOf(input: Input, open: string[]): string {
  if (open[0] === input.key) return 'now';
  if (open.includes(input.key)) return 'later';
  return input.optional ? 'extra' : 'done';
}

function InputField({ input, query, rows, state }: { input: Input; query: Query; rows: number; state: string }) {
  const { key, title, type, help, optional } = input;
  const name = `${title}${unitOf(type)}${optional ? '（可不填）' : ''}`;
  const hint = help && (
    <p className="hint" id={`${key}-help`}>
      {help}
    </p>
  );
  if (type.kind === 'list' || type.kind === 'map')
    return <Rows input={input} query={query} rows={rows} state={state} hint={hint} />;
  if (type.kind === 'boolean' || type.kind === 'set' || (type.kind === 'choice' && type.domain.titles.length <= 6)) {
    return (
      <fieldset
        className={`ask-field ${type.kind === 'boolean' ? 'yes-no ' : ''}${state}`}
        aria-describedby={help ? `${key}-help` : undefined}
      >
        <legend>{name}</legend>
        {hint}
        {type.kind === 'set' && <input type="hidden" name={`${key}.asked`} value="1" />}
        <Choices name={key} type={type} query={query} />
      </fieldset>
    );
  }
  return (
    <div className={`ask-field ${state}`}>
      <label htmlFor={key}>{name}</label>
      {hint}
      <Single id={key} name={key} type={type} value={cellOf(query, key)} />
    </div>
  );
}

function Choices({ name, type, query }: { name: string; type: Type; query: Query }) {
  const options: [string, string][] =
    type.kind === 'boolean'
      ? [
          ['true', '是'],
          ['false', '否'],
        ]
      : pairs((type as { domain: Domain }).domain);
  const given = manyOf(query, name);
  return options.map(([value, title]) => (
    <label key={value} className="choice">
      <input
        type={type.kind === 'set' ? 'checkbox' : 'radio'}
        name={name}
        value={value}
        defaultChecked={given.includes(value)}
      />
      {title}
    </label>
  ));
}

function Single({
  id,
  name,
  type,
  value,
  label,
}: {
  id?: string;
  name: string;
  type: Type;
  value: string;
  label?: string;
}) {
  const common = { id, name, defaultValue: value, 'aria-label': label };
  if (type.kind === 'choice' || type.kind === 'boolean') {
    const options = type.kind === 'boolean' ? [['true', '是'] as const, ['false', '否'] as const] : pairs(type.domain);
    return (
      <select {...common}>
        <option value="">请选择</option>
        {options.map(([option, title]) => (
          <option key={option} value={option}>
            {title}
          </option>
        ))}
      </select>
    );
  }
  if (type.kind === 'date') return <input type="date" {...common} />;
  if (type.kind === 'month') return <input type="month" {...common} />;
  if (type.kind === 'instant') return <input type="datetime-local" {...common} defaultValue={value.slice(0, 16)} />;
  if (type.kind === 'number') return <input type="text" inputMode="decimal" autoComplete="off" {...common} />;
  return <input type="text" autoComplete="off" {...common} />;
}

/** A table with a line for each record. */
function Rows({
  input,
  query,
  rows,
  state,
  hint,
}: {
  input: Input;
  query: Query;
  rows: number;
  state: string;
  hint: ReactNode;
}) {
  const { key, title, type } = input;
  const fields = fieldsOf(type);
  const asked = <input type="hidden" name={`${key}.asked`} value="1" />;
  if (!fields) {
    return (
      <div className={`ask-field ${state}`}>
        <label htmlFor={key}>{title}（用顿号分开）</label>
        {hint}
        {asked}
        <input id={key} type="text" name={key} defaultValue={manyOf(query, key).join('、')} autoComplete="off" />
      </div>
    );
  }
  return (
    <fieldset className={`ask-field rows-field ${state}`}>
      <legend>{title}（每行一项，空行不计）</legend>
      {hint}
      {asked}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the page scrolls by keyboard too */}
      <section className="scroll" aria-label={title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {fields.map((field) => (
                <th key={field.key} scope="col">
                  {field.title}
                  {unitOf(field.type)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: rows }, (_, row) => row).map((row) => (
              <tr key={row}>
                {fields.map((field) => {
                  const name = `${key}.${row}.${field.key}`;
                  return (
                    <td key={field.key}>
                      {field.type.kind === 'set' ? (
                        <Choices name={name} type={field.type} query={query} />
                      ) : (
                        <Single
                          name={name}
                          type={field.type}
                          value={cellOf(query, name)}
                          label={`${title}第${row + 1}行 ${field.title}`}
                        />
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </fieldset>
  );
}

/** The columns of a table; null for a list of plain values. */
function fieldsOf(type: Type): Field[] | null {
  if (type.kind === 'map') {
    const values =
      type.value.kind === 'record'
        ? type.value.fields
        : [{ key: 'value', title: '数值', type: type.value, optional: false }];
    return [{ key: 'key', title: '名称', type: type.key, optional: false }, ...values];
  }
  return type.kind === 'list' && type.of.kind === 'record' ? type.of.fields : null;
}

function pairs({ values, titles }: Domain): [string, string][] {
  return values.map((value, i) => [value, titles[i]!]);
}

function unitOf(type: Type): string {
  return type.kind === 'number' && type.unit.name !== '' ? `（${type.unit.name}）` : '';
}
