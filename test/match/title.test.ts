import { describe, expect, test } from 'vitest'
import { companyKey, compareCompanies } from '../../src/match/company-key.ts'
import { specific, titleCode, titleFeatures } from '../../src/match/title.ts'

const read = (title: string) => titleFeatures(title, title, new Set())

describe('titles', () => {
  test.each([
    ['Sr. Back-End Developer (Node.js)', ['backend', 'node'], ['senior']],
    ['Senior Backend Engineer - NodeJS', ['backend', 'node'], ['senior']],
    ['Full Stack Engineer, C#/.NET', ['csharp', 'dotnet', 'fullstack'], []],
    ['Junior / Middle level DevOps Engineer', ['devops'], ['junior', 'mid']],
    ['Senior or Staff Site Reliability Engineer', ['sre'], ['senior', 'staff']],
    ['Senior Staff Security Engineer', ['security'], ['senior+staff']],
    ['Développeur Java (H/F) - télétravail', ['java'], []],
    ['Software Engineer (Remote)', [], []],
    ['Kubernetes-Entwickler (m/w/d)', ['k8s'], []],
  ])('%s', (title, words, levels) => {
    const features = read(title)
    expect(specific(features.core)).toEqual(words)
    expect(features.levels).toEqual(levels)
  })

  test('words of the place say nothing of the role', () => {
    expect(titleFeatures('Data Engineer Lyon', 'Data Engineer Lyon', new Set(['lyon'])).core).toEqual([
      'data',
      'engineer',
    ])
  })

  test.each([
    ['(412) Senior Developer', null, '412'],
    ['Sales Manager (H/F) - ref017', '017', null],
    ['Cloud Engineer - R-10404', '10404', null],
    ['Cloud Engineer (JR10404)', '10404', null],
    ['Cloud Engineer, Req. ENG 104', 'eng104', null],
    ['2023-5107_Data Engineer', null, '20235107'],
    ['Platform Engineer 4471', null, '4471'],
    ['911 Dispatcher', null, '911'],
    ['RN 1200 ICU', null, null],
    ['Platform Engineer (Summer 2025)', null, null],
    ['Engineer II', null, null],
    ['D365 Developer', null, null],
    ['100% remote Engineer', null, null],
  ])('what %s prints', (title, reference, number) => {
    expect(titleCode(title)).toEqual({ reference, number })
  })

  test('the code is no word of the role', () => {
    expect(read('Sales Manager - ref017').core).toEqual(['manager', 'sales'])
  })

  test('grades are read apart from words', () => {
    expect(read('Software Engineer III').grades).toEqual([3])
    expect(read('Senior Software Engineer II').grades).toEqual([2])
  })
})

describe('companies', () => {
  test.each([
    ['Lantern Works, Inc.', 'lantern works'],
    ['LANTERN WORKS GmbH', 'lantern works'],
    ['Société Générique S.A.', 'societe generique s a'],
    ['The Group', 'the group'],
    [null, null],
    ['—', null],
  ])('the key of %s', (name, key) => {
    expect(companyKey(name)).toBe(key)
  })

  test('relations', () => {
    expect(compareCompanies('lantern works', 'lanternworks')).toBe('equal')
    expect(compareCompanies('lantern', 'lantern works')).toBe('contains')
    expect(compareCompanies('lantern', 'harbour')).toBe('different')
    expect(compareCompanies(null, 'harbour')).toBe('unknown')
  })
})
