import { describe, expect, test } from 'vitest'
import { XmlDriftFinder, type XmlDriftSpec } from '../../src/read/xml-drift.ts'
import { parseXml } from '../../src/read/xml.ts'

const spec: XmlDriftSpec = {
  fields: ['/title', '/text', '/places/place/city'],
  ignored: { 'a picture': ['/logo', '/places/place/map'] },
  words: { '/kind': ['full', 'part'] },
}
function found(...items: string[]): string[] {
  return new XmlDriftFinder({ ...spec, fields: [...spec.fields, '/kind'] })
    .find(
      items.map((item, index) => ({
        element: parseXml(`<job xmlns:x="urn:x">${item}</job>`)!.root,
        at: `job/${index}`,
      })),
    )
    .map(({ code, path, at, sample }) => `${code} ${path} ${at} ${sample}`)
}

describe('what a declaration does not know of an element', () => {
  test('is a child of it, or of one that is read by its parts', () => {
    expect(
      found('<title>x</title><pay>5 to 7</pay><places><place><city>a</city><x:zip> 1 </x:zip></place></places>'),
    ).toEqual(['new-field /pay job/0/pay "5 to 7"', 'new-field /places/place/zip job/0/places/place/x:zip "1"'])
    expect(found('<benefits><benefit>tea</benefit></benefits>')).toEqual(['new-field /benefits job/0/benefits "tea"'])
  })
  test('is nothing within what is read or ignored as a whole, whatever its prefix, and no absent element', () => {
    expect(
      found('<text>a <b>bold</b> word</text><x:logo><url>u</url></x:logo><places><place><map/></place></places>'),
    ).toEqual([])
    expect(found('')).toEqual([])
  })
  test('is a word that an element of few words never held', () => {
    expect(found('<kind>full</kind>', '<kind> part </kind>', '<kind/>')).toEqual([])
    expect(found('<kind>half</kind>')).toEqual(['new-value /kind job/0/kind "half"'])
  })
  test('is told once, of the first item that has it, shortly and without mail addresses', () => {
    expect(found('<a>1</a>', '<b>ann@fernbrook.example</b><a>2</a>')).toEqual([
      'new-field /a job/0/a "1"',
      'new-field /b job/1/b "…@…"',
    ])
    const many = Array.from({ length: 50 }, (_, index) => `<f${index}/>`).join('')
    expect(found(many)).toHaveLength(20)
  })
})
