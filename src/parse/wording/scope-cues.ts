import type { Confidence } from '../../model/listing.ts'
import { key, type Key } from '../text/line-index.ts'

/** Words behind which the places stand where candidates may live, or where the job is done. */
export interface Cue {
  readonly pattern: RegExp
  readonly labelled: boolean
  readonly rule: string
  /** What a line must hold for the pattern to be tried. */
  readonly key: Key
  /** `office`: cities here are places of the job. */
  readonly office?: boolean
  /** Only cities where presence is asked are read. */
  readonly presence?: boolean
  /** Only the cities of offices that the holder of the job may use are read. */
  readonly desk?: boolean
  /** Words before it of people whom the sentence tells of, instead of the English ones. */
  readonly others?: RegExp
  /** How often it was right on labelled ads; high where nothing is said. */
  readonly confidence?: Confidence
}

/** English cues, and labels of any language. */
export const cues: readonly Cue[] = [
  {
    pattern:
      /\b(?:(?:role|position|job|opportunity)\b[^.\n]{0,80}?\b(?:based|located|performed|done)\b[^.\n]{0,50}?\b(?:in|from|at|out of) (?:(?:one|any) of )?(?:our |the )?(?:(?:[\w-]+ )?(?:offices?|hubs?) (?:in |at )?)?|(?:visit|work(?:ing)? (?:from|at|in|out of)|come (?:in)?to|from|proximity to|days? (?:per|a) week in|office in a great location in) (?:either )?(?:(?:one|any) of )?(?:our|the middle of|the heart of) (?:(?:[\w-]+ ){0,2}(?:offices?|hubs?) (?:in |at ))?|(?:US |UK |EU |European )?office locations?\s*[:：]\s*)/gi,
    labelled: false,
    rule: 'place.desk',
    confidence: 'low',
    key: key('office hub based located performed done heart middle', 'in. from at. of. to. locat'),
    desk: true,
  },
  {
    pattern:
      /\b(?:must be (?:in|near|within)|offices? (?:in|are in|are located in|located in)|office locations?:?)\s+(?:the )?/gi,
    labelled: false,
    rule: 'place.presence',
    confidence: 'low',
    key: key('must. office'),
    presence: true,
  },
  {
    pattern:
      /^[*\s•]*(?:(?:job |work |primary |role |position |office |candidate |available )?locations?(?:\(s\))?|where|based|standort|arbeitsort|lieu|localisation|ubicaci[oó]n|localiza[cç][aã]o|eligible (?:countries|locations))\s*[:：]\s*/gim,
    labelled: true,
    rule: 'scope.label',
    confidence: 'medium',
    key: key('locat where. based standort arbeitsort lieu localisation ubicaci localiza eligible'),
    office: true,
  },
  {
    pattern:
      /\b(?:hire|hiring|employ|recruit|employing) (?:[\w-]+ ){0,4}?(?:in|from|across|within|throughout)(?: (?:the|any of the))?(?: (?:following|these|one of the following))? ?(?:countries|locations|states)?(?: only)?\s*:?\s+/gi,
    labelled: true,
    rule: 'scope.hire',
    confidence: 'medium',
    key: key('hire hiring employ recruit', 'in. from across within throughout'),
  },
  {
    pattern:
      /\b(?:(?:must|should|need to|needs to|have to|required to|requires? (?:you|candidates|that you) (?:to )?|are|be|(?:role|position|job|candidate|applicant|opportunity|who|individual) is|you['’]re|you are|currently|candidates?|applicants?|individuals?|people|talent|engineers?|developers?|someone|anyone|contractors?\)?) (?:be |also be |currently |physically |legally |either |who (?:are|is) |permanently )*)(?:located|based|residing|resides|reside|live|living|resident|domiciled) (?:in|within|from|inside|near|of)\s+/gi,
    labelled: true,
    rule: 'scope.located',
    key: key('locat based resid living live. domicil', 'in. within from inside near of.'),
  },
  {
    pattern:
      /\b(?:must|should|required to|need to) (?:currently |legally |physically |permanently )?(?:reside|live|be residing|be living|work) (?:and work )?(?:in|within|from)\s+/gi,
    labelled: true,
    rule: 'scope.reside',
    key: key('must should required need', 'resid liv work', 'in. within from'),
  },
  {
    pattern:
      /\b(?:authori[sz](?:ed|ation)|eligib(?:le|ility)|right|permitted|allowed|legally able|entitled)(?: to (?:legally )?| for )(?:(?:lawfully |permanently |legally )?(?:work|live and work|employment)|be employed)(?: (?:lawfully|legally|full[- ]?time|permanently|for any employer|on a [\w-]+ basis))?(?: (?:in|within)(?: either)?)\s+/gi,
    labelled: false,
    rule: 'scope.authorized',
    key: key('authori eligib right permitted allowed legally entitled', 'work live employ', 'in. within'),
  },
  {
    pattern:
      /\b(?:remote(?:ly)?|work from home|wfh|100% remote)(?: (?:position|role|job|opportunity|work|option|friendly|based))?(?:,? (?:but )?(?:within|in|from anywhere in|anywhere in|anywhere within|across|from within|from|inside|throughout|for candidates in|based in|being remote in)|\s*[-–(:,]\s*(?:anywhere in|within|in|must be in)?)\s*/gi,
    labelled: true,
    rule: 'scope.remote-in',
    key: key('remote wfh home'),
    office: false,
  },
  {
    pattern: /\b(?:anywhere|work from anywhere|from anywhere) (?:in|within|across)\s+/gi,
    labelled: false,
    rule: 'scope.anywhere-in',
    key: key('anywhere'),
  },
  {
    pattern:
      /\b(?:live|located|based|reside|residing|living|remotely|work remotely|work) (?:from )?anywhere (?:in|within|across)\s+/gi,
    labelled: true,
    rule: 'scope.live-in',
    confidence: 'medium',
    key: key('anywhere'),
  },
  {
    pattern:
      /\b(?:open|available|offered|limited|restricted|opened) (?:only )?to (?:[\w-]+ ){0,4}?(?:candidates?|applicants?|residents?|people|individuals|those|engineers|talent|anyone|developers)? ?(?:who (?:are|is) )?(?:located |based |residing |living |resident )?(?:in|within|from|of|across)\s+/gi,
    labelled: true,
    rule: 'scope.open-to',
    key: key('open available offered limited restricted', 'to.', 'in. within from of. across'),
  },
  {
    pattern:
      /\b(?:considering|accepting|consider|accept|looking for|seeking|welcome|prefer) (?:[\w-]+ ){0,4}?(?:candidates?|applicants?|applications|talent|engineers|people|developers)\)? (?:(?:who are |currently )?(?:located|based|residing|living) )?(?:in|within|from|across)\s+/gi,
    labelled: true,
    rule: 'scope.considering',
    confidence: 'medium',
    key: key('consider accept looking seeking welcome prefer', 'in. within from across'),
  },
  {
    pattern:
      /\b(?:we(?: are|['’]re)? (?:currently |actively |particularly |especially )?(?:need|seek|seeking|looking for|hiring|searching for)|(?:you are |candidates? )?(?:preferably|ideally))\b[^.!?\n]{0,110}?\b(?:located|based|residing|living|who lives?) (?:in|within|from|across)\s+/gi,
    labelled: true,
    rule: 'scope.seeking',
    key: key(
      'need seek looking hiring searching preferabl ideally',
      'located based residing living live. lives',
      'in. within from across',
    ),
  },
  {
    pattern: /\b(?:whether )?based in the\s+(?=(?:AMER|EMEA|APAC|LATAM))/g,
    labelled: true,
    rule: 'scope.regions',
    key: key('based'),
  },
]
