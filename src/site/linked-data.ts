/** A document in schema.org terms (Legislation, after ELI). Force is stated only where a text states it. */
import type { DocumentView } from '../store/views.ts';
import { documentPath } from './addresses.ts';
import { titleOf } from './document-list.tsx';
import { issueName } from './wording.ts';

const FORCE: Partial<Record<DocumentView['validity'], string>> = {
  有效: 'https://schema.org/InForce',
  已修改: 'https://schema.org/PartiallyInForce',
  已废止: 'https://schema.org/NotInForce',
  已失效: 'https://schema.org/NotInForce',
};

export function documentData(view: DocumentView, origin: string): object {
  const address = (number: string): string => origin + documentPath(number);
  const { contactUnit, contactPhone } = view.record;
  return {
    '@context': 'https://schema.org',
    '@type': 'Legislation',
    '@id': address(view.number),
    url: address(view.number),
    name: titleOf(view),
    inLanguage: 'zh-CN',
    legislationIdentifier: view.number,
    legislationType: view.kind ?? undefined,
    legislationDate: view.dated ?? undefined,
    legislationPassedBy: view.issuer ? { '@type': 'GovernmentOrganization', name: view.issuer } : undefined,
    legislationLegalForce: FORCE[view.validity],
    legislationChanges: [...view.amends, ...view.repeals].flatMap(({ number }) => number ?? []).map(address),
    citation: view.cites.flatMap(({ number }) => number ?? []),
    isPartOf: { '@type': 'PublicationIssue', name: issueName(view.issue) },
    subjectOf: contactUnit
      ? {
          '@type': 'GovernmentService',
          name: `${view.number}咨询`,
          provider: { '@type': 'GovernmentOrganization', name: contactUnit, telephone: contactPhone ?? undefined },
        }
      : undefined,
  };
}
