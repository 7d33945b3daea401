import type { Printed } from '../model/raw-listing.ts'
import { parseHtml, unescapeHtml } from './html.ts'
import { isNode, valuesOf, type LinkedNode } from './linked-data.ts'
import { printed } from './printed.ts'

type Description = Pick<Printed, 'descriptionHtml' | 'descriptionText'>

/** Properties of a JobPosting that hold a part of the ad in words, each under the heading that its part gets. */
const PARTS: Readonly<Record<string, string>> = {
  responsibilities: 'Responsibilities',
  qualifications: 'Qualifications',
  experienceRequirements: 'Experience',
  educationRequirements: 'Education',
  skills: 'Skills',
  jobBenefits: 'Benefits',
  // Its older name.
  benefits: 'Benefits',
  incentiveCompensation: 'Incentives',
  incentives: 'Incentives',
  workHours: 'Hours',
  eligibilityToWorkRequirement: 'Eligibility to work',
  employerOverview: 'The employer',
}

/** The description with the parts behind it that neither it nor an earlier part holds. */
export function withParts(description: Description, node: LinkedNode): Description {
  const whole = description.descriptionHtml ?? escapeHtml(description.descriptionText ?? '')
  let held = words(whole)
  const missing = Object.entries(PARTS).flatMap(([name, heading]) => {
    const values = valuesOf(node, name)
      .map(wordsOf)
      .filter((text) => text !== undefined)
      .filter((text) => words(text) !== '' && !held.includes(words(text)))
    held += values.map(words).join('')
    return values.length === 0 ? [] : [{ heading, values }]
  })
  if (missing.length === 0) return description
  // A plain text stays plain: its lines are its paragraphs.
  if (description.descriptionText !== undefined) {
    const parts = missing.map(({ heading, values }) => `${heading}:\n${values.map(plainText).join('\n')}`)
    return { descriptionText: [description.descriptionText, ...parts].join('\n\n') }
  }
  const parts = missing.map(({ heading, values }) => `<h3>${heading}</h3>${values.map(htmlOf).join('')}`)
  return { descriptionHtml: [description.descriptionHtml, ...parts].filter(Boolean).join('\n') }
}

/** A part as text or HTML; of a node the words that it is known by, and months of experience as they are counted. */
function wordsOf(value: unknown): string | undefined {
  if (!isNode(value)) return printed(typeof value === 'string' ? unescapeHtml(value) : value)
  const months = printed(valuesOf(value, 'monthsOfExperience')[0])
  if (months !== undefined) return /^\d+$/.test(months) ? `${months} months of experience` : months
  const named = ['name', 'credentialCategory', 'description'].flatMap((name) => valuesOf(value, name))
  return named.map(wordsOf).find((text) => text !== undefined)
}

function isHtml(text: string): boolean {
  return /<\/?[a-z][^<>]*>/i.test(text)
}

function htmlOf(text: string): string {
  return isHtml(text) ? text : `<p>${escapeHtml(text).replace(/\r?\n/g, '<br>')}</p>`
}

function plainText(text: string): string {
  return isHtml(text)
    ? parseHtml(text.replace(/<(?:br|\/p|\/li|\/h\d|\/div)\b[^>]*>/gi, '$&\n'))
        .text()
        .replace(/\n\s+/g, '\n')
        .trim()
    : text
}

/** The letters and figures of a text alone, to see whether one holds another. */
function words(html: string): string {
  const text = parseHtml(html.replace(/</g, ' <')).text()
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `.replace(/^ +$/, '')
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
