/** What falls due, for whom: the cadences of the documents, counted here by hand on the calendar of the year. */
import { describe, expect, it } from 'vitest';
import { occurrences } from '../../../src/desk/duties.ts';
import { county } from './county.ts';

const setting = county({ now: '2024-09-02T09:00:00+08:00' });

const due = (from: string, to: string, document: string) =>
  occurrences(setting, from, to).filter((one) => one.document === document);
const days = (from: string, to: string, document: string, duty: string) => [
  ...new Set(
    due(from, to, document)
      .filter((one) => one.of.id === duty)
      .map((one) => one.due),
  ),
];

describe('duties due between two days', () => {
  it('come on the named days of the month, the month that has no such day on its last', () => {
    const report = (from: string, to: string) => days(from, to, '离政办发〔2024〕7号', 'overload-control/half-monthly');
    expect(report('2024-09-01', '2024-10-31')).toEqual(['2024-09-15', '2024-09-30', '2024-10-15', '2024-10-30']);
    expect(report('2025-02-01', '2025-02-28')).toEqual(['2025-02-15', '2025-02-28']);
    // Not before its document: 24 May 2024.
    expect(report('2024-05-01', '2024-05-31')).toEqual(['2024-05-30']);
  });

  it('come for each of the eleven townships and streets', () => {
    const bearers = due('2024-09-15', '2024-09-15', '离政办发〔2024〕7号').map(({ bearer }) => bearer);
    expect(bearers).toHaveLength(11);
    expect(bearers).toEqual(expect.arrayContaining(['枣林乡', '吴城镇', '凤山街道', '莲花池街道']));
  });

  it('follow the document of their year: every Friday while contributions are collected', () => {
    // Fridays of September 2022: 2, 9, 16 (the day of the document), 23, 30.
    expect(days('2022-09-01', '2022-09-30', '离政办发〔2022〕34号', 'medical-insurance/weekly-lists-2022')).toEqual([
      '2022-09-16',
      '2022-09-23',
      '2022-09-30',
    ]);
    // The collection of 2024 ends on 25 February 2025; the last Friday before it is the 21st.
    expect(days('2025-02-01', '2025-03-31', '离政办发〔2024〕22号', 'medical-insurance/weekly-lists-2024')).toEqual([
      '2025-02-07',
      '2025-02-14',
      '2025-02-21',
    ]);
    expect(due('2024-03-01', '2024-03-31', '离政办函〔2023〕29号')).toEqual([]);
  });

  it('name the hour where the text does', () => {
    const [first] = due('2022-10-07', '2022-10-07', '离政办发〔2022〕34号').filter(
      ({ of }) => of.id === 'medical-insurance/township-weekly',
    );
    expect(first).toMatchObject({ due: '2022-10-07T18:00:00+08:00', line: '2022-3:2198' });
  });

  it('come only in their seasons', () => {
    // Autumn immunisation: 20 August to 31 October; Sundays close its weeks.
    expect(days('2024-10-14', '2024-11-30', '离政办发〔2024〕12号', 'vaccination-service/weekly-report')).toEqual([
      '2024-10-20',
      '2024-10-27',
    ]);
    expect(days('2025-05-25', '2025-08-24', '离政办发〔2024〕12号', 'vaccination-service/weekly-report')).toEqual([
      '2025-05-25',
      '2025-08-24',
    ]);
  });

  it('close a quarter, a year, a half month on its last day', () => {
    expect(days('2023-01-01', '2024-12-31', '离政办发〔2023〕14号', 'key-tasks/quarterly-2023')).toEqual([
      '2023-06-30',
      '2023-09-30',
      '2023-12-31',
    ]);
    expect(days('2024-01-01', '2025-12-31', '离政办函〔2024〕12号', 'fire-units/inspect')).toEqual([
      '2024-12-31',
      '2025-12-31',
    ]);
    expect(days('2022-11-01', '2022-11-30', '离政办发〔2022〕34号', 'medical-insurance/half-month-bulletin')).toEqual([
      '2022-11-15',
      '2022-11-30',
    ]);
  });

  it('of national law are the duties of the organs that stand here', () => {
    const found = occurrences(setting, '2025-01-01', '2025-03-31').filter(
      ({ of }) => of.policy.id === 'info-disclosure',
    );
    const departments = setting.vocabulary.organs.filter(({ kind }) => kind === '区直部门').length;
    expect(found.filter((one) => one.due === '2025-01-31')).toHaveLength(departments);
    expect(found.filter((one) => one.due === '2025-03-31').map(({ bearer }) => bearer)).toEqual(['区政府办公室']);
  });
});
