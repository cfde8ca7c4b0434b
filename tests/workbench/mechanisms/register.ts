/** A register as its keeper has it on the screen. */
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { type Filling, fill } from './form.ts';
import { insides } from './matter.ts';
import type { Office, Who } from './office.ts';

export class RegisterScreen {
  private readonly office: Office;
  readonly page: Page;

  private constructor(office: Office) {
    this.office = office;
    this.page = office.page;
  }

  static async open(office: Office, on: string, who: Who, title: string): Promise<RegisterScreen> {
    office.at(on);
    const page = await office.go(who, '/registers');
    await page.getByRole('link', { name: title, exact: true }).click();
    await page.locator('.result').waitFor();
    return new RegisterScreen(office);
  }

  /** Chooses a spreadsheet, looks at what it would do, confirms; answers the preview. */
  async import(rows: string[][]): Promise<string> {
    const { page } = this;
    await page.getByRole('button', { name: '导入表格' }).click();
    await page.getByLabel('选择要导入的表格（.xlsx）').setInputFiles({
      name: '台账.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: await sheet(rows),
    });
    const preview = page.locator('.preview');
    await preview.waitFor();
    const said = (await preview.textContent()) ?? '';
    const confirm = preview.getByRole('button', { name: /确认写入/u });
    if (await confirm.isVisible()) {
      await confirm.click();
      await preview.waitFor({ state: 'detached' });
    } else await page.getByRole('button', { name: '导入表格' }).click();
    return said;
  }

  /** Adds one row; answers the sentence with which it is refused, or null. */
  async add(filling: Filling): Promise<string | null> {
    const { page } = this;
    await page.getByRole('button', { name: '登记一行' }).click();
    const form = page.locator('.action-form');
    await fill(form, filling);
    await form.locator('[type=submit]').click();
    const fault = page.locator('.form-fault');
    await Promise.race([fault.waitFor(), form.waitFor({ state: 'detached' })]);
    if (!(await fault.isVisible())) return null;
    const said = await fault.textContent();
    await form.getByRole('button', { name: '取消' }).click();
    return said;
  }

  /** Changes one row, or ends it. */
  async edit(row: string, what: '更改' | '结束（销号、核减）', filling: Filling): Promise<void> {
    const { page } = this;
    await page.getByRole('button', { name: `“${row}”的历史与更改` }).click();
    const drawer = page.locator('.ant-drawer');
    await drawer.getByRole('button', { name: what }).click();
    await fill(drawer, filling);
    await drawer.locator('[type=submit]').click();
    await drawer.waitFor({ state: 'hidden' });
  }

  /** The register as of a day, or as it had been registered by a day. */
  async asOf(label: '看哪一天的' | '按哪天已登记的', day: string): Promise<void> {
    await this.page.getByLabel(label).fill(day);
  }

  /** Whether the sums meet, as the screen says it, once it says so. */
  async balance(said: string | RegExp): Promise<void> {
    await this.page.locator('.balance').getByText(said).waitFor();
  }

  async count(said: string | RegExp): Promise<void> {
    await this.page.locator('.result').getByText(said).waitFor();
    const words = (await this.page.locator('.page').textContent()) ?? '';
    const found = insides(words);
    if (found.length > 0) throw new Error(`words of the inside: ${found.join(' ')}`);
    await this.office.shot();
  }
}

async function sheet(rows: string[][]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const first = book.addWorksheet('表');
  for (const row of rows) first.addRow(row);
  return Buffer.from(await book.xlsx.writeBuffer());
}
