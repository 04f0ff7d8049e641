import type { Country } from '@fakedesk/spec'
import { notFound } from '../../errors.ts'
import { type Handlers, shown } from '../../operation.ts'
import { listRows } from '../../store/rows.ts'
import { countryTable } from './country-table.ts'

const countries: readonly Country[] = countryTable.map(([code, name, region, calling_code], place) => ({
  id: place + 1,
  code,
  name,
  region,
  calling_code,
}))

export const countriesOperations = {
  ListCountries: () => listRows<Country, Country>(countries),
  ShowCountry: ({ path }) => {
    const country = countries[path.id - 1]
    if (!country) throw notFound()
    return shown(country)
  },
} satisfies Handlers<'countries'>
