/** What a part of an ad is about: `role`, the work and who can do it; `employer`, what stands in all of an employer's ads; or unclear. */
export type Section = 'role' | 'employer' | 'unclear'

/** Words of headings, folded, as patterns; the employer's are looked for first: `what you'll get` holds both. */
const employer =
  /\b(?:about (?:us|the company|our company|[a-z0-9]+$)|who we are|company|benefits?|perks?|offers?|offering|compensation|salary|salaries|pay|rewards?|bonus target|why (?:you|join|work|us|we)|our (?:culture|values|mission|commitments?|story|pledge|vision|purpose|history|people)|equal|eeo|diversity|equity|inclusion|belonging|accommodations?|additional information|how we (?:work|hire)|you(?:'ll| will) (?:get|enjoy|love|receive)|life at|working at|interview|hiring|recruitment|process|how to apply|apply|privacy|disclaimer|disclosure|please note|location|in it for you|what's in|awards?|health|wellbeing|wellness|avantages|offrons|recrutement|entreprise|a propos de nous|qui sommes nous|nous offrons|bieten|vorteile|uber uns|unternehmen|bewerb\w*|oferecemos|ofrecemos|beneficios?|sobre (?:nosotros|nos|a empresa|la empresa)|quem somos|quienes somos|empresa|wij bieden|over ons|bedrijf|oferujemy|o nas)\b/
const role =
  /\b(?:responsib\w*|require\w*|qualif\w*|skills?|what (?:you|will you|we(?:'re| are)? look\w*|i)|your|role|about (?:you|the (?:job|position|team|project|opportunity))|who you are|you(?:'ll|'re|'ve)?|job|looking for|look for|nice|bonus|extra|must|days?|dut(?:y|ies)|stack|tech|technolog\w*|tools|positions?|opportunity|experience|plus|prefer\w*|ideal\w*|competenc\w*|knowledge|education|tasks?|team|candidates?|project|expect\w*|impact|responsabil\w*|requisit\w*|requerim\w*|atividades|actividades|funcoes|funciones|tarefas|conhecimentos|conocimientos|experiencia|vaga|puesto|perfil|desej\w*|aufgaben|profil|anforderungen|kenntnisse|stelle|deine?|ihre?|missions?|competences|poste|vous|votre|atouts|formation|functie|taken|vereisten|jij|zadania|wymagania|obowiazki)\b/

const headingLength = 80

/** The section that a line opens, or null where it is no heading. */
export function sectionOf(line: string): Section | null {
  if (line.length > 2 * headingLength || /^\s*[*•·–-]\s/.test(line)) return null
  const words = line
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[^\p{L}\p{N}'.!;,-]+/gu, ' ')
    .trim()
  if (words === '' || words.length >= headingLength || /[.!;,]$/.test(words)) return null
  if (employer.test(words)) return 'employer'
  return role.test(words) ? 'role' : null
}
