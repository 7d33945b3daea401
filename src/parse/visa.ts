import type { VisaSponsorship } from '../model/listing.ts'
import type { Found, Prose } from './evidence.ts'
import { key } from './text/line-index.ts'
import { offersElsewhere, refusalsElsewhere, visaWords } from './wording/visa-words.ts'

const refusals: readonly RegExp[] = [
  /\b(?:not|unable to|cannot|can['’]?t|won['’]t|doesn['’]t|don['’]t|no longer|never|ineligible for|without (?:the )?(?:need (?:for|of) |requiring |need(?:ing)? )?(?:current or future |employer |visa |employment |any )*)\b[^.\n!?]{0,70}?\bsponsor(?:ship|ed|ing|s)?\b/i,
  /\bno (?:visa |h1b |h-1b |work |immigration |employment )*sponsorship\b(?! (?:is )?(?:required|needed|necessary))/i,
  /\bsponsorship (?:is|will|are|can|would|may|for [^.\n]{0,40})[^.\n]{0,30}?\b(?:not|unavailable|cannot|un(?:able|available))\b/i,
  /\bw\/?o(?:ut)? sponsorship\b/i,
  /\bmust (?:be|have|hold|possess) (?:an? |active )?(?:u\.?s\.? |united states |american |canadian |uk |british |australian )?(?:citizen(?:s|ship)?\b|permanent resident|green card holder)(?! preferred)/i,
  /\b(?:be|are) (?:an? )?(?:u\.?s\.? |united states |canadian |australian )?citizens? or (?:lawful |legal )?permanent residents?\b|\b(?:u\.?s\.?|united states) citizens? or [^.\n]{0,50}\brequired\b/i,
  /\b(?:u\.?s\.?|united states|american) citizenship (?:is )?(?:required|mandatory|needed)|\brequire[sd]? (?:u\.?s\.?|united states) citizenship|\b(?:u\.?s\.?|us) citizens? only\b|\bmust be (?:a |an )?(?:u\.?s\.?|us|united states) citizen/i,
  /\bonly (?:consider|accept)[^.\n]{0,40}\b(?:already hold|who hold|existing)\b[^.\n]{0,40}\b(?:work permit|visa|right to work)/i,
]
const offers: readonly RegExp[] = [
  /\beligible for (?:[\w-]+ ){0,4}sponsorship\b/i,
  /\b(?:we|company|also|can|will|do|happy to|able to|offers?|provides?|provide|offering|including|includes?|support)\b[^.\n!?]{0,50}?\b(?:visa|immigration|work permit|h-?1b|tn)\b[^.\n!?]{0,25}?\bsponsor(?:ships?|ing)\b/i,
  /\bsponsor(?:s|ing)? (?:an? |your |for |work |employment |u\.?s\.? )*(?:visas?|work permits?|h-?1b|green card|skilled worker)/i,
  /\bvisa (?:sponsorships?|support|assistance)(?: is| are)?(?: \w+)? (?:available|offered|provided|possible|considered|for)\b/i,
  /^[*\s•-]*(?:relocation (?:and|&|\+|\/) )?visa (?:sponsorships?|support)(?: (?:and|&|\+) relocation[^\n]{0,20})?[\s.!]*$/im,
  /\b(?:visa|work permit)(?: and relocation| & relocation| \/ relocation)? (?:support|assistance|sponsorship) (?:and|for|if|to|offered|package)\b/i,
  /\b(?:support|help|assist(?:ance)?)\b[^.\n]{0,30}\brelocation \((?:[^)\n]{0,30}, ?)?visa\b/i,
  /\brelocation (?:and|&) visa (?:support|sponsorship|assistance)\b/i,
]
const subject = key(`sponsor visa citizen permanent permit ${visaWords}`)
const elsewhere = key(visaWords)
const unsure =
  /\bcase[- ]by[- ]case\b|\bdetermine if we can\b|\b(?:may|might) (?:be able to )?sponsor|\bsponsored by\b|\bexecutive sponsor/i

/** `Do you require visa sponsorship?` is a form's question; `Is sponsorship available? No` says. */
const question = /^[^.!?\n]{0,80}\?(?:\s*[-–:]?\s*(yes|no|ja|nein|s[ií]|oui|non|sim|não|nee|tak|nie)\b)?/iu
const affirmed = /^(?:yes|ja|s[ií]|oui|sim|tak)$/iu

/** Whether the employer sponsors a visa: `no` also where citizenship or permanent residence is a must. */
export function parseVisa(text: Prose): Found<VisaSponsorship> {
  const lines = text.lines(subject)
  const foreign = text.lines(elsewhere)
  for (const [value, patterns, within] of [
    ['no', refusals, lines],
    ['no', refusalsElsewhere, foreign],
    ['yes', offers, lines],
    ['yes', offersElsewhere, foreign],
  ] as const) {
    for (const line of within) {
      for (const pattern of patterns) {
        const match = pattern.exec(line.text)
        if (!match) continue
        const end = match.index + match[0].length
        if (unsure.test(line.text.slice(Math.max(0, match.index - 40), end + 40))) continue
        const asked = question.exec(line.text.slice(end, end + 120))
        if (asked && asked[1] === undefined) continue
        const said = asked ? (affirmed.test(asked[1] ?? '') ? 'yes' : 'no') : value
        const rule = said === 'no' ? 'visa.refused' : 'visa.offered'
        const to = end + (asked?.[0].length ?? 0)
        return { value: said, evidence: [text.quote(line.start + match.index, line.start + to, rule, 'high')] }
      }
    }
  }
  return { value: 'unknown', evidence: [] }
}
