import type { Drift } from '../model/source.ts'
import { MOST, sampleOf } from './drift.ts'
import { printed } from './printed.ts'
import { textOf, type XmlElement } from './xml.ts'

/** What a source's declaration knows of a posting's element: paths of local names below it, such as `/locations/location/city`. */
export interface XmlDriftSpec {
  /** Elements that are read, all below them included. */
  readonly fields: readonly string[]
  /** Elements that are known and not used, all below them included, by the reason. */
  readonly ignored?: Readonly<Record<string, readonly string[]>>
  /** The words that an element is known to hold. */
  readonly words?: Readonly<Record<string, readonly string[]>>
}

/** What no declaration of a source names, found in its elements: each path once, the first `MOST` of a page. */
export class XmlDriftFinder {
  readonly #whole: ReadonlySet<string>
  readonly #parents: ReadonlySet<string>
  readonly #words: ReadonlyMap<string, ReadonlySet<string>>

  constructor({ fields, ignored = {}, words = {} }: XmlDriftSpec) {
    const whole = [...fields, ...Object.values(ignored).flat()]
    this.#whole = new Set(whole)
    this.#parents = new Set(whole.flatMap(parentsOf))
    this.#words = new Map(Object.entries(words).map(([path, held]) => [path, new Set(held)]))
  }

  /** `items` with the place of each in the page. */
  find(items: readonly { readonly element: XmlElement; readonly at: string }[]): Drift[] {
    const found = new Map<string, Drift>()
    const note = (code: Drift['code'], path: string, at: string, text: string): void => {
      const key = `${code} ${path}`
      if (found.size < MOST && !found.has(key)) found.set(key, { code, path, at, sample: sampleOf(text) })
    }
    const look = (element: XmlElement, path: string, at: string): void => {
      for (const child of element.children) {
        if (typeof child === 'string') continue
        const inner = `${path}/${child.name}`
        const place = `${at}/${child.prefix === '' ? '' : `${child.prefix}:`}${child.name}`
        const words = this.#words.get(inner)
        const word = words && printed(textOf(child))
        if (word !== undefined && !words?.has(word)) note('new-value', inner, place, word)
        if (this.#whole.has(inner)) continue
        if (this.#parents.has(inner)) look(child, inner, place)
        else note('new-field', inner, place, textOf(child).trim())
      }
    }
    for (const { element, at } of items) look(element, '', at)
    return [...found.values()]
  }
}

/** `/a` and `/a/b` of `/a/b/c`. */
function parentsOf(path: string): string[] {
  const steps = path.split('/').slice(1)
  return steps.slice(1).map((_, index) => `/${steps.slice(0, index + 1).join('/')}`)
}
