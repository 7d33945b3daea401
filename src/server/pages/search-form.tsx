import { countryName } from '../../feed/facts.ts'
import { formatQuery } from '../../feed/parse-query.ts'
import { employmentTypes, seniorities, workplaces } from '../../feed/query-values.ts'
import type { Query } from '../../model/query.ts'
import type { Site } from '../site.ts'

const shown = [
  'q',
  'country',
  'workplace',
  'skill',
  'seniority',
  'employment',
  'region',
  'salary_min',
  'currency',
  'sort',
]

/** The search as a form. What it has no field for, and second values of a field, go along hidden. */
export function SearchForm({ site, query }: { site: Site; query: Query }) {
  const params = new URLSearchParams(formatQuery({ ...query, cursor: null }))
  const value = (name: string) => params.getAll(name)[0] ?? ''
  const hidden = [...params].filter(
    ([name], index, all) => !shown.includes(name) || all.findIndex(([other]) => other === name) !== index,
  )
  const countries = site.context.countries
    .map((code) => ({ value: code, text: countryName(code) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
  const plain = (values: readonly string[]) =>
    values.map((each) => ({ value: each, text: each.replaceAll('_', ' ') })).filter((each) => each.value !== 'unknown')
  const more = ['skill', 'seniority', 'employment', 'region', 'salary_min'].some((name) => params.has(name))
  return (
    <form class="search" action={`${site.base}/`} method="get" role="search" aria-label="Jobs">
      <div class="row">
        <label class="wide">
          Words
          <input
            type="search"
            name="q"
            value={value('q')}
            placeholder="postgres, support engineer, …"
            maxlength={200}
          />
        </label>
        <Choice
          name="country"
          label="Open to someone living in"
          any="anywhere"
          options={countries}
          value={value('country')}
        />
        <Choice name="workplace" label="Workplace" any="any" options={plain(workplaces)} value={value('workplace')} />
      </div>
      <details open={more}>
        <summary>More filters</summary>
        <div class="row">
          <label>
            Skill
            <input type="text" name="skill" value={value('skill')} />
          </label>
          <Choice
            name="seniority"
            label="Seniority"
            any="any"
            options={plain(seniorities)}
            value={value('seniority')}
          />
          <Choice
            name="employment"
            label="Employment"
            any="any"
            options={plain(employmentTypes)}
            value={value('employment')}
          />
          <Choice
            name="region"
            label="Region"
            any="any"
            options={plain(Object.keys(site.context.regions))}
            value={value('region')}
          />
          <label>
            Pay a year, at least
            <input type="text" inputmode="numeric" pattern="[0-9]+" name="salary_min" value={value('salary_min')} />
          </label>
          <label>
            Currency
            <input type="text" name="currency" value={value('currency')} maxlength={3} placeholder="EUR" />
          </label>
          <Choice
            name="sort"
            label="Order"
            any="newest"
            options={plain(['oldest', 'salary', 'relevance'])}
            value={value('sort')}
          />
        </div>
      </details>
      {hidden.map(([name, each]) => (
        <input type="hidden" name={name} value={each} />
      ))}
      <div class="row">
        <button type="submit">Search</button>
      </div>
    </form>
  )
}

interface ChoiceProps {
  readonly name: string
  readonly label: string
  /** The words for no choice. */
  readonly any: string
  readonly options: readonly { readonly value: string; readonly text: string }[]
  readonly value: string
}

function Choice({ name, label, any, options, value }: ChoiceProps) {
  return (
    <label>
      {label}
      <select name={name}>
        <option value="">{any}</option>
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.text}
          </option>
        ))}
      </select>
    </label>
  )
}
