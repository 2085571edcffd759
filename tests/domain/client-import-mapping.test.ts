import { describe, expect, it } from 'vitest'
import {
  checkMapping,
  countKnownHeaders,
  guessMapping,
} from '../../src/shared/domain/client-import-mapping.ts'
import { IMPORT_FIELDS, type ImportField } from '../../src/shared/domain/client-import-terms.ts'
import { fc } from '../support/properties.ts'

describe('the guess from column names', () => {
  it.each<[string, string[], Partial<Record<ImportField, string>>]>([
    [
      'a class-booking system',
      [
        'ID',
        'Last Name',
        'First Name',
        'E-mail Address',
        'Home Phone',
        'Mobile Phone',
        'Home Location',
        'Count Remaining',
        'Expiration Date',
        'Service Category',
      ],
      {
        ...{ lastName: 'Last Name', firstName: 'First Name', email: 'E-mail Address', phone: 'Mobile Phone' },
        ...{ location: 'Home Location', credits: 'Count Remaining', creditsExpireOn: 'Expiration Date' },
        family: 'Service Category',
      },
    ],
    [
      'an appointment calendar',
      ['First Name', 'Last Name', 'Phone', 'Email', 'Notes', 'Days Since Last Appointment', 'Banned'],
      { firstName: 'First Name', lastName: 'Last Name', phone: 'Phone', email: 'Email', notes: 'Notes' },
    ],
    [
      'a gym application',
      [
        'Member Name',
        'Email',
        'Phone Number',
        'Membership Name',
        'Membership Expiry Date',
        'Credits Left',
        'Email opt-in',
      ],
      {
        ...{ fullName: 'Member Name', email: 'Email', phone: 'Phone Number' },
        ...{ creditsExpireOn: 'Membership Expiry Date', credits: 'Credits Left' },
      },
    ],
    [
      'a team planner',
      [
        'customer_id',
        'first_name',
        'last_name',
        'email',
        'mobile',
        'emergency_contact_name',
        'emergency_contact_phone',
      ],
      { firstName: 'first_name', lastName: 'last_name', email: 'email', phone: 'mobile' },
    ],
    [
      'a developer',
      ['firstName', 'lastName', 'emailAddress', 'phoneNumber', 'creditBalance', 'validUntil'],
      {
        ...{ firstName: 'firstName', lastName: 'lastName', email: 'emailAddress', phone: 'phoneNumber' },
        ...{ credits: 'creditBalance', creditsExpireOn: 'validUntil' },
      },
    ],
    [
      'a German spreadsheet',
      [
        'Nr.',
        'Vorname',
        'Nachname',
        'E-Mail-Adresse',
        'Handynummer',
        'Guthaben',
        'Gültig bis',
        'Bemerkungen',
        'Standort',
        'Kategorie',
      ],
      {
        ...{ firstName: 'Vorname', lastName: 'Nachname', email: 'E-Mail-Adresse', phone: 'Handynummer' },
        ...{ credits: 'Guthaben', creditsExpireOn: 'Gültig bis', notes: 'Bemerkungen', location: 'Standort' },
        family: 'Kategorie',
      },
    ],
    [
      'a German list in which Name is the surname',
      [
        'Name',
        'Vorname',
        'Telefon',
        'Notfallkontakt Name',
        'Geburtsdatum',
        'Verbleibende Einheiten',
        'Ablaufdatum',
      ],
      {
        ...{ lastName: 'Name', firstName: 'Vorname', phone: 'Telefon', credits: 'Verbleibende Einheiten' },
        creditsExpireOn: 'Ablaufdatum',
      },
    ],
    [
      'capitals and blanks',
      ['  CLIENT NAME ', 'SESSIONS LEFT'],
      { fullName: '  CLIENT NAME ', credits: 'SESSIONS LEFT' },
    ],
    ['another language', ['Prénom', 'Nom'], {}],
  ])('knows the columns of %s', (_, header, expected) => {
    const mapping = guessMapping(header, [])

    const named = Object.fromEntries(
      Object.entries(mapping).map(([field, column]) => [field, header[column]]),
    )
    expect(named).toEqual(expected)
  })

  it('believes the cells where they deny the name', () => {
    const header = ['Name', 'E-mail', 'Contact e-mail', 'Balance', 'Sessions remaining', 'Expires']
    const rows = [
      ['Anna', 'yes', 'anna@example.com', '12.50', '5', 'never'],
      ['Bob', 'no', 'bob@example.com', '0.75', '', 'never'],
    ]

    expect(guessMapping(header, rows)).toEqual({ fullName: 0, email: 2, credits: 4 })
  })

  it('finds the e-mail addresses under any name', () => {
    expect(guessMapping(['Prénom', 'Courriel'], [['Anna', 'anna@example.com']])).toEqual({ email: 1 })
  })

  it('reads a file without column names from its cells', () => {
    const rows = [
      ['Anna', 'Schmidt', 'anna@example.com', '+49 170 1234567', '5', '31.12.2026'],
      ['Bob', 'Doe', 'bob@example.com', '030 998877', '0', ''],
    ]

    expect(guessMapping(['', '', '', '', '', ''], rows)).toEqual({
      ...{ firstName: 0, lastName: 1, email: 2, phone: 3, credits: 4, creditsExpireOn: 5 },
    })
    expect(guessMapping(['', ''], [['Anna Schmidt', '5']])).toEqual({ fullName: 0, credits: 1 })
  })

  it('gives no field two columns and no column two fields, whatever the names and cells are', () => {
    const name = fc.oneof(
      fc.constantFrom(
        'Name',
        'First name',
        'E-mail',
        'Phone',
        'Mobile',
        'Credits',
        'Remaining',
        'Expires',
        '',
      ),
      fc.string(),
    )
    const row = fc.array(fc.oneof(fc.constantFrom('a@b.de', '5', '1.2.2026'), fc.string()), { maxLength: 8 })
    fc.assert(
      fc.property(fc.array(name, { maxLength: 8 }), fc.array(row, { maxLength: 5 }), (header, rows) => {
        const mapping = guessMapping(header, rows)

        const problems = checkMapping(mapping, header.length).filter(({ code }) => code !== 'NO_NAME_COLUMN')
        expect(problems).toEqual([])
      }),
    )
  })

  it('counts the names that it knows', () => {
    expect(countKnownHeaders(['E-mail', 'Credits', 'Shoe size', ''])).toBe(2)
  })
})

describe('the check of a choice of columns', () => {
  it('passes one that has a name', () => {
    for (const field of ['firstName', 'lastName', 'fullName'] as const) {
      expect(checkMapping({ [field]: 0, email: 1 }, 2)).toEqual([])
    }
  })

  it('wants a column for the name', () => {
    expect(checkMapping({ email: 0 }, 1)).toEqual([{ code: 'NO_NAME_COLUMN' }])
  })

  it.each([2, -1, 0.5, Number.NaN])('refuses a column that is not there: %d', (column) => {
    expect(checkMapping({ fullName: 0, email: column }, 2)).toEqual([
      { code: 'COLUMN_MISSING', field: 'email', column },
    ])
  })

  it('refuses a column for two fields', () => {
    expect(checkMapping({ firstName: 1, lastName: 1 }, 2)).toEqual([
      { code: 'COLUMN_TAKEN_TWICE', fields: ['firstName', 'lastName'], column: 1 },
    ])
  })

  it('knows every field', () => {
    const everything = Object.fromEntries(IMPORT_FIELDS.map((field, column) => [field, column]))

    expect(checkMapping(everything, IMPORT_FIELDS.length)).toEqual([])
  })
})
