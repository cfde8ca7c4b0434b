/** A clock of a policy file: plain data → ClockSpec, strictly. An unknown key is an error: a misspelt limit must not vanish. */
import type { Day } from './day.ts';
import { Fields, type SpecDiagnostic } from './fields.ts';
import { parsePeriod } from './parse-period.ts';
import {
  type ClockReading,
  type ClockSpec,
  countsFromStart,
  type Extension,
  type Lights,
  type Override,
} from './spec.ts';

export type ParsedClock = { spec: ClockSpec; diagnostics: null } | { spec: null; diagnostics: SpecDiagnostic[] };

/** The clock `id` (mechanism/clock) as a policy file writes it, or everything that is wrong with it. */
export function parseClockSpec(id: string, value: unknown): ParsedClock {
  const diagnostics: SpecDiagnostic[] = [];
  const fields = new Fields(value, [], diagnostics);
  const spec: ClockSpec = {
    id,
    title: fields.text('title'),
    document: fields.text('document'),
    asks: fields.text('asks'),
    kind: fields.oneOf('kind', ['limit', 'minimum'], 'limit'),
    valid: parseValid(fields.optional('valid')),
    start: fields.text('start'),
    period: parsePeriod(fields),
    roll: fields.oneOf('roll', ['none', 'next-working-day', 'previous-working-day'], 'none'),
    pauses: parseReasons(fields.optional('pauses')),
    extension: parseExtension(fields.optional('extension')),
    restart: parseReasons(fields.optional('restart')),
    override: parseOverride(fields.optional('override')),
    onExpire: fields.oneOf('onExpire', ['overdue', 'escalate', 'deemed-consent', 'close', 'none'], 'none'),
    lights: parseLights(fields.optional('lights')),
    cite: fields.texts('cite'),
    see: fields.texts('see'),
    readings: fields
      .list('readings')
      .map((item, i) => parseReading(new Fields(item, ['readings', String(i)], diagnostics))),
  };
  checkTogether(spec, fields);
  fields.end();
  return diagnostics.length > 0 ? { spec: null, diagnostics } : { spec, diagnostics: null };
}

/** What each field allows alone but not beside the unit. */
function checkTogether({ period, roll, pauses, extension, restart, override }: ClockSpec, fields: Fields): void {
  const dayZero = fields.text('dayZero');
  const fromTheMoment = period.unit === 'hour' || period.unit === 'minute';
  if (dayZero !== '' && dayZero !== (fromTheMoment ? 'from-the-moment' : 'not-counted'))
    fields.fault(
      'dayZero',
      fromTheMoment ? '小时、分钟从事发时起算（from-the-moment）。' : '起算日不计入（not-counted）。',
    );
  if (period.unit === 'n-before-event' && roll === 'next-working-day')
    fields.fault('roll', '事件前的期限不能向后顺延，否则越过应当完成的日子；请用none或previous-working-day。');
  if (roll !== 'none' && ['hour', 'minute', 'chain', 'inline', 'not-stated'].includes(period.unit))
    fields.fault('roll', '按小时、分钟计算和没有自己日期的时钟不顺延。');
  if (countsFromStart(period)) return;
  if (pauses.length > 0) fields.fault('pauses', '只有从起算日往后数的期限可以暂停。');
  if (extension !== null) fields.fault('extension', '只有从起算日往后数的期限可以延长。');
  if (restart.length > 0) fields.fault('restart', '只有从起算日往后数的期限可以重新起算。');
  if (override !== null && period.unit !== 'fixed-date' && period.unit !== 'n-before-event')
    fields.fault('override', '此类时钟没有可以另行指定的单一到期日。');
}

function parseValid(fields: Fields | null): { from: Day | null; to: Day | null } {
  if (fields === null) return { from: null, to: null };
  const valid = { from: fields.day('from'), to: fields.day('to') };
  if (valid.from !== null && valid.to !== null && valid.to < valid.from) fields.fault('to', '终止日不能早于开始日。');
  fields.texts('cite');
  fields.end();
  return valid;
}

function parseReasons(fields: Fields | null): string[] {
  if (fields === null) return [];
  const reasons = fields.texts('reasons');
  if (reasons.length === 0) fields.fault('reasons', '须列明事由；没有则写none。');
  fields.texts('cite');
  fields.end();
  return reasons;
}

function parseExtension(fields: Fields | null): Extension | null {
  if (fields === null) return null;
  if (!fields.has('max')) fields.fault('max', '须写明最长可延长多少；没有上限写null。');
  const extension: Extension = {
    max: fields.take('max') === undefined ? null : fields.whole('max', 1, Number.MAX_SAFE_INTEGER),
    by: fields.text('by'),
    notify: fields.text('notify') || null,
  };
  fields.oneOf('when', ['before-expiry'], 'before-expiry');
  fields.texts('cite');
  fields.end();
  return extension;
}

function parseOverride(fields: Fields | null): Override | null {
  if (fields === null) return null;
  const override = { by: fields.text('by'), when: fields.text('when') };
  fields.texts('cite');
  fields.end();
  return override;
}

function parseLights(fields: Fields | null): Lights | null {
  if (fields === null) return null;
  const lights = { yellow: fields.whole('yellow', 0, Number.MAX_SAFE_INTEGER) };
  fields.texts('cite');
  fields.end();
  return lights;
}

function parseReading(fields: Fields): ClockReading {
  const reading = {
    name: fields.text('name'),
    taken: fields.text('taken'),
    rival: fields.text('rival'),
    reason: fields.text('reason'),
  };
  if (reading.name === '' || reading.taken === '') fields.fault(null, '每种读法须有name和taken。');
  fields.end();
  return reading;
}
