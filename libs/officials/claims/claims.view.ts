import type { Campaign, Claim, Dispute, Document, Incident, Place, Source } from '#campaigns';
import { current, type LocalizedText } from '#platform';
import type { Body } from '../body.entity.ts';
import { dateView, locatorIn, sourceView } from '../council.view.ts';
import type { DemandLink } from '../evidence.entity.ts';
import type { Figure } from '../figure.entity.ts';
import type { ClaimView, DisputeView, IncidentsView, IncidentView } from './claims.types.ts';
import { isPublishable, type PublicRows } from './publishable.ts';

/** The rows that incidents and claims are told from. */
export interface ClaimRows {
  readonly incidents: readonly Incident[];
  readonly disputes: readonly Dispute[];
  readonly claims: readonly Claim[];
  readonly figures: ReadonlyMap<string, Figure>;
  readonly bodies: ReadonlyMap<string, Body>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly places: ReadonlyMap<string, Place>;
  readonly documents: ReadonlyMap<string, Document>;
  readonly campaigns: ReadonlyMap<string, Campaign>;
  readonly links: readonly DemandLink[];
}

const both = (text: string): LocalizedText => ({ en: text, es: text });
const bodyName = (body: Body): LocalizedText => ({ en: body.name, es: body.nameEs });
const inLanguage = (text: LocalizedText) => text[current().language];

/** Whoever has a code, in words; null for somebody without a name. */
function nameOf({ figures, bodies, sources }: ClaimRows, code: string): string | null {
  const figure = figures.get(code);
  if (figure?.name) return figure.name;
  const body = bodies.get(figure?.bodyCode ?? code);
  return body ? inLanguage(bodyName(body)) : (sources.get(code)?.publisher ?? null);
}

/** What a claim is about, in words. */
function aboutOf(rows: ClaimRows, code: string): LocalizedText {
  const incident = rows.incidents.find((each) => each.code === code);
  const titled = incident ?? rows.documents.get(code);
  if (titled) return { en: titled.titleEn, es: titled.titleEs };
  const body = rows.bodies.get(code);
  if (body) return bodyName(body);
  return both(rows.campaigns.get(code)?.name ?? rows.places.get(code)?.name ?? nameOf(rows, code) ?? code);
}

/** One claim as a reader sees it. */
export const claimView = (rows: ClaimRows, claim: Claim): ClaimView => ({
  ...{ id: claim.id, code: claim.code, stance: claim.stance, claimantKind: claim.claimantKind },
  claimant: nameOf(rows, claim.claimantCode),
  about: aboutOf(rows, claim.aboutCode),
  text: { en: claim.textEn, es: claim.textEs },
  date: dateView(claim.date),
  source: sourceView(rows, claim.sourceCode),
  locator: locatorIn(claim.locator),
  quotedInSource: claim.quotedInSource,
  awaits: claim.reviewState === 'AWAITING',
});

const inOrder = (a: Claim, b: Claim) => a.code.localeCompare(b.code, 'en', { numeric: true });

/** A question with its sides in their order. */
function disputeView(rows: ClaimRows, { code, ...dispute }: Dispute): DisputeView {
  const claims = rows.claims.filter(({ disputeCode }) => disputeCode === code).sort(inOrder);
  const sides = [...Map.groupBy(claims, ({ side }) => side!)].sort(([a], [b]) => a - b);
  return {
    code,
    question: { en: dispute.questionEn, es: dispute.questionEs },
    status: dispute.status,
    handling: { en: dispute.handlingEn, es: dispute.handlingEs },
    sides: sides.map(([side, of]) => ({ side, claims: of.map((claim) => claimView(rows, claim)) })),
  };
}

const byNumber = (a: { readonly code: string }, b: { readonly code: string }) =>
  a.code.localeCompare(b.code, 'en', { numeric: true });

function incidentView(rows: ClaimRows, incident: Incident): IncidentView {
  const { code, placeCode } = incident;
  const own = rows.claims.filter(({ aboutCode }) => aboutCode === code);
  const codes = new Set(own.map(({ disputeCode }) => disputeCode));
  return {
    ...{ code, title: { en: incident.titleEn, es: incident.titleEs }, date: dateView(incident.date) },
    otherNames: incident.otherNames.map(({ name, usedBy }) => ({ name, usedBy: nameOf(rows, usedBy) })),
    where: { en: incident.whereEn, es: incident.whereEs },
    place: (placeCode && rows.places.get(placeCode)?.name) || null,
    agencies: incident.agencies.flatMap((each) => {
      const body = rows.bodies.get(each);
      return body ? [bodyName(body)] : [];
    }),
    text: { en: incident.textEn, es: incident.textEs },
    source: sourceView(rows, incident.sourceCode),
    locator: locatorIn(incident.locator),
    claims: own
      .filter(({ disputeCode }) => !disputeCode)
      .sort(inOrder)
      .map((claim) => claimView(rows, claim)),
    disputes: rows.disputes
      .filter((dispute) => codes.has(dispute.code))
      .sort(byNumber)
      .map((dispute) => disputeView(rows, dispute)),
  };
}

/** Everything that is told differently: each incident with its own questions, then the others. */
export function incidentsView(rows: ClaimRows): IncidentsView {
  const incidents = rows.incidents
    .map((incident) => incidentView(rows, incident))
    .sort((a, b) => (b.date.value ?? '').localeCompare(a.date.value ?? '') || byNumber(a, b));
  const told = new Set(incidents.flatMap(({ disputes }) => disputes.map(({ code }) => code)));
  const ofIncidents = new Set(rows.incidents.map(({ code }) => code));
  return {
    incidents,
    disputes: rows.disputes
      .filter(({ code }) => !told.has(code))
      .sort(byNumber)
      .map((dispute) => disputeView(rows, dispute)),
    claims: rows.claims
      .filter(({ aboutCode, disputeCode }) => !disputeCode && !ofIncidents.has(aboutCode))
      .sort(inOrder)
      .map((claim) => claimView(rows, claim)),
  };
}

/** Only what the public may read; a question of which a whole side would be missing is left out with it. */
export function publicRows(rows: ClaimRows): ClaimRows {
  const alleged = rows.links.filter(({ reasonCode }) => reasonCode === 'ALLEGED_BY_OTHERS');
  const evidence = Map.groupBy(alleged, ({ evidenceCode }) => evidenceCode);
  const about: PublicRows = {
    incidents: new Set(rows.incidents.map(({ code }) => code)),
    bodies: new Set(rows.bodies.keys()),
    officials: new Set([...rows.figures.values()].flatMap(({ code, kind }) => (kind === 'OFFICIAL' ? [code] : []))),
    names: new Map([...rows.figures.values()].flatMap(({ code, name }) => (name ? [[code, name] as const] : []))),
    allegedOf: new Map(
      [...evidence].map(([code, links]) => [code, links.flatMap(({ figureCode }) => figureCode ?? [])]),
    ),
  };
  const claims = rows.claims.filter((claim) => isPublishable(claim, about));
  const sidesOf = (all: readonly Claim[], code: string) =>
    new Set(all.filter(({ disputeCode }) => disputeCode === code).map(({ side }) => side)).size;
  const disputes = rows.disputes.filter(({ code }) => {
    const sides = sidesOf(claims, code);
    return sides > 1 && sides === sidesOf(rows.claims, code);
  });
  const whole = new Set(disputes.map(({ code }) => code));
  return { ...rows, disputes, claims: claims.filter(({ disputeCode }) => !disputeCode || whole.has(disputeCode)) };
}
