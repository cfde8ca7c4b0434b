/** Findings that somebody has looked at and set aside, with the reason: kept, not dropped. */
import type { Finding } from './finding.ts';

/** One entry of a file of silences. */
export interface Silence {
  /** Which finding: its fingerprint. */
  finding: string;
  reason: string;
}

export interface Silenced extends Finding {
  reason: string;
}

/**
 * What a finding says, in a form that stays when lines move: family, document, and the words; line numbers that a
 * message mentions are left out. FNV-1a over UTF-16, 64 bits, as hexadecimal.
 */
export function fingerprint(
  { type, family, document, stated, found, lines }: Finding,
  source: readonly string[],
): string {
  const words = (source[lines[0]! - 1] ?? '').replace(/\s+/gu, '');
  const text = [type, family, document ?? '', stated, found, words]
    .map((part) => part.replace(/第\d+(?:至\d+)?行/gu, ''))
    .join('\n');
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i += 1)
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}

/** Parts findings from those that are silenced. */
export function silence(
  findings: Finding[],
  silences: readonly Silence[],
  source: readonly string[],
): { findings: Finding[]; silenced: Silenced[] } {
  const reasons = new Map(silences.map(({ finding, reason }) => [finding, reason]));
  const silenced: Silenced[] = [];
  const open = findings.filter((one) => {
    const reason = reasons.get(fingerprint(one, source));
    if (reason !== undefined) silenced.push({ ...one, reason });
    return reason === undefined;
  });
  return { findings: open, silenced };
}
