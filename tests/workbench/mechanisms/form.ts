/** Fills in a form as a person does: by the titles of its fields, whatever control each of them has. */
import type { Locator } from 'playwright-core';

/** By title: what is typed, the choice that is made, yes or no, several choices, records. */
export type Filling = { [title: string]: string | boolean | string[] | Filling[] };

export async function fill(form: Locator, filling: Filling): Promise<void> {
  for (const [title, value] of Object.entries(filling)) await fillField(fieldOf(form, title), value);
}

function fieldOf(form: Locator, title: string): Locator {
  const named = new RegExp(`^${title.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')}(?:（选填）)?$`, 'u');
  const page = form.page();
  return form
    .locator('.field')
    .filter({ has: page.locator('label, legend', { hasText: named }), hasNot: page.locator('[type=file]') });
}

async function fillField(field: Locator, value: Filling[string]): Promise<void> {
  if (Array.isArray(value)) {
    for (const [place, one] of value.entries()) {
      if (typeof one === 'string') await field.getByRole('checkbox', { name: one, exact: true }).check();
      else {
        await field.getByRole('button', { name: '添加一条' }).click();
        await fill(field.locator('.record').nth(place), one);
      }
    }
    return;
  }
  if (typeof value === 'boolean') return field.getByRole('radio', { name: value ? '是' : '否', exact: true }).check();
  const control = await field.evaluate((element) =>
    element.querySelector('[type=radio]') ? 'radio' : element.querySelector('.ant-select') ? 'select' : 'text',
  );
  if (control === 'radio') return field.getByRole('radio', { name: value, exact: true }).check();
  if (control === 'text') return field.locator('input, textarea').first().fill(value);
  await field.getByRole('combobox').click();
  await field
    .page()
    .locator('.ant-select-item-option', { hasText: new RegExp(`^${value}$`, 'u') })
    .click();
}
