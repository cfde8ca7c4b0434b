/** The fields of any opening, action or row, drawn from what the server says about them. */
import { Button, Checkbox, Input, Radio, Select } from 'antd';
import type { FormField } from '../../../desk/form.ts';
import { useOrgans } from '../parts/people.ts';
import { Grouped, Labelled } from './labelled.tsx';
import type { Held, Values } from './values.ts';

interface Filling {
  fields: FormField[];
  values: Values;
  /** Keys of fields that must still be filled in. */
  wanting: string[];
  onChange: (values: Values) => void;
}

export function Fields({ fields, values, wanting, onChange }: Filling) {
  return fields.map((field) => (
    <Field
      key={field.key}
      field={field}
      value={values[field.key]}
      fault={wanting.includes(field.key) ? `请填写“${field.title}”。` : null}
      onChange={(value) => onChange({ ...values, [field.key]: value })}
    />
  ));
}

interface One {
  field: FormField;
  value: Held | undefined;
  fault: string | null;
  onChange: (value: Held) => void;
}

/** More choices than this are a list to open. */
const LAID_OUT = 6;

function Field({ field, value, fault, onChange }: One) {
  const { title, kind, optional, options } = field;
  const about = { title, optional, fault, help: helpOf(field) };
  if (kind === 'boolean')
    return (
      <Grouped {...about}>
        <Radio.Group value={value} onChange={(event) => onChange(event.target.value as boolean)} name={field.key}>
          <Radio value={true}>是</Radio>
          <Radio value={false}>否</Radio>
        </Radio.Group>
      </Grouped>
    );
  if (kind === 'set')
    return (
      <Grouped {...about}>
        <Checkbox.Group
          value={(value as string[] | undefined) ?? []}
          options={options.map((option) => ({ value: option.value, label: option.title }))}
          onChange={(chosen) => onChange(chosen)}
        />
      </Grouped>
    );
  if (kind === 'choice' && options.length <= LAID_OUT)
    return (
      <Grouped {...about}>
        <Radio.Group value={value} onChange={(event) => onChange(event.target.value as string)} name={field.key}>
          {options.map((option) => (
            <Radio key={option.value} value={option.value}>
              {option.title}
            </Radio>
          ))}
        </Radio.Group>
      </Grouped>
    );
  if (kind === 'list' && field.columns.length > 0)
    return <Records field={field} value={(value as Values[] | undefined) ?? []} fault={fault} onChange={onChange} />;
  return (
    <Labelled {...about}>
      {(id, described) => (
        <Control
          id={id}
          described={described}
          field={field}
          value={(value as string | undefined) ?? ''}
          fault={fault}
          onChange={onChange}
        />
      )}
    </Labelled>
  );
}

function Control(props: {
  id: string;
  described: string | undefined;
  field: FormField;
  value: string;
  fault: string | null;
  onChange: (value: string) => void;
}) {
  const { id, described, field, value, fault, onChange } = props;
  const shared = {
    id,
    'aria-describedby': described,
    'aria-invalid': fault !== null || undefined,
    'aria-required': !field.optional || undefined,
    ...(fault !== null && { status: 'error' as const }),
  };
  const typed = (event: { target: { value: string } }) => onChange(event.target.value);
  switch (field.kind) {
    case 'choice':
      return (
        <Select
          id={id}
          className="full"
          showSearch={{ optionFilterProp: 'label' }}
          value={value || undefined}
          placeholder="请选择"
          options={field.options.map((option) => ({ value: option.value, label: option.title }))}
          onChange={onChange}
        />
      );
    case 'organ':
      return <OrganInput {...shared} value={value} onChange={onChange} />;
    case 'paragraph':
    case 'list':
      return <Input.TextArea {...shared} autoSize={{ minRows: 3, maxRows: 14 }} value={value} onChange={typed} />;
    case 'number':
    case 'integer':
      return <Input {...shared} inputMode="decimal" suffix={field.unit} value={value} onChange={typed} />;
    case 'date':
      return <Input {...shared} type="date" className="short" value={value} onChange={typed} />;
    case 'month':
      return <Input {...shared} type="month" className="short" value={value} onChange={typed} />;
    case 'instant':
      return <Input {...shared} type="datetime-local" className="short" value={value} onChange={typed} />;
    case 'phone':
      return <Input {...shared} inputMode="tel" value={value} onChange={typed} />;
    default:
      return <Input {...shared} value={value} onChange={typed} />;
  }
}

/** An organ: whatever name is typed, with the known ones offered. */
export function OrganInput(props: {
  id: string;
  value: string;
  onChange: (name: string) => void;
  status?: 'error';
  placeholder?: string;
  'aria-describedby'?: string | undefined;
}) {
  const { value, onChange, ...rest } = props;
  const organs = useOrgans();
  const list = `${rest.id}-organs`;
  return (
    <>
      <Input
        {...rest}
        list={list}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={list}>
        {organs.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}

/** A list of records: one box for each. */
function Records(props: {
  field: FormField;
  value: Values[];
  fault: string | null;
  onChange: (value: Values[]) => void;
}) {
  const { field, value, fault, onChange } = props;
  return (
    <Grouped title={field.title} optional={field.optional} fault={fault} help={field.help}>
      {value.map((row, index) => (
        // Rows have no other name than their place.
        <div className="record" key={index}>
          <div className="record-head">
            第{index + 1}条
            <Button size="small" onClick={() => onChange(value.filter((_, place) => place !== index))}>
              删去
            </Button>
          </div>
          <Fields
            fields={field.columns}
            values={row}
            wanting={[]}
            onChange={(changed) => onChange(value.map((old, place) => (place === index ? changed : old)))}
          />
        </div>
      ))}
      <Button onClick={() => onChange([...value, {}])}>添加一条</Button>
    </Grouped>
  );
}

function helpOf({ help, min, max, kind, columns, unit }: FormField): string | null {
  const measure = (bound: string) => `${bound}${unit ?? ''}`;
  // That an amount is not negative goes without saying.
  const least = min === '0' && max === null ? null : min;
  const bounds =
    least !== null && max !== null
      ? `${least}至${measure(max)}。`
      : least !== null
        ? `不小于${measure(least)}。`
        : max !== null
          ? `不大于${measure(max)}。`
          : null;
  const lines = kind === 'list' && columns.length === 0 ? '每行写一项。' : null;
  return [help, lines, bounds].filter(Boolean).join(' ') || null;
}
