import type { MatchSettings } from '../src/match/settings.ts'

/** What a person would weigh before seeing any labelled pair; the fit holds each weight near the one given here. */
export const statedSettings: MatchSettings = {
  prior: -12,
  title: { equal: 4, oneMore: -3, bothOther: -8 },
  titleWord: 1,
  level: { equal: 1, overlapping: 0, oneSided: -3, apart: -6, otherField: -1.5 },
  company: { equal: 4, contains: 3, different: -5 },
  place: { equal: 2, contains: 0.5, apart: -6 },
  requisition: { equal: 40, noEmployer: 6, printed: 4 },
  address: { equal: 12 },
  terms: { equal: 0.5 },
  hours: { different: -2 },
  workplace: { different: -1 },
  department: { apart: -4 },
  years: { equal: 1, different: -2 },
  pay: { equal: 1.5, different: -0.5 },
  skills: {
    least: 3,
    steps: [
      { from: 0.85, weight: 4 },
      { from: 0.7, weight: 2 },
      { from: 0.5, weight: -1 },
      { from: 0, weight: -5 },
    ],
  },
  team: { apart: -5 },
  text: [
    { from: 0.9, sameMonth: 10, otherMonth: 10 },
    { from: 0.7, sameMonth: 8, otherMonth: 8 },
    { from: 0.5, sameMonth: 4, otherMonth: 5 },
    { from: 0.3, sameMonth: -2, otherMonth: -1 },
    { from: 0.15, sameMonth: -4, otherMonth: -3 },
    { from: 0, sameMonth: -6, otherMonth: -4 },
  ],
  contained: [
    { from: 0.95, weight: 8 },
    { from: 0.85, weight: 6 },
    { from: 0.75, weight: 3 },
  ],
  otherLanguage: 0,
  identicalText: 0.95,
  sameFrom: 0,
  variantFrom: 0,
  nearMiss: 3,
  blocks: { hotFrom: 250, heads: 25 },
}
