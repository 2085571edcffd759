import { describe, expect, it } from 'vitest'
import { fieldLabel, fieldName } from '../../src/shared/messages/field-names.ts'
import { type Expected, expectationSentence, type Miss } from '../../src/shared/messages/validation.ts'

describe('what a field is called', () => {
  it.each([
    ['firstName', 'first name'],
    ['clientId', 'User ID'],
    ['sessionCount', 'session count'],
    ['trainerId', 'trainer'],
    ['trainerIds', 'trainers'],
    ['id', 'ID'],
    ['paid', 'paid'],
    ['lateWindowMinutes', 'late window minutes'],
    ['newClient.lastName', 'last name'],
    ['bookingIds.3', 'entry 4 of bookings'],
    ['plan.leaveOutLines.0', 'entry 1 of lines to leave out'],
    ['toString', 'to string'],
    ['', ''],
  ])('%s is the %s', (path, name) => {
    expect(fieldName(path)).toBe(name)
  })

  it('begins a sentence with a capital', () => {
    expect(fieldLabel('price.amount')).toBe('Amount')
  })
})

describe('what a field would take', () => {
  it.each<[string, Expected, Miss, string]>([
    [
      'minutes',
      { kind: 'number', least: 5, most: 1440 },
      'little',
      'Minutes must be a whole number from 5 to 1,440.',
    ],
    [
      'offset',
      { kind: 'number', least: 0, most: null },
      'kind',
      'Offset must be a whole number of at least 0.',
    ],
    ['count', { kind: 'number', least: null, most: 9 }, 'much', 'Count must be a whole number of at most 9.'],
    ['count', { kind: 'number', least: null, most: null }, 'kind', 'Count must be a whole number.'],
    ['notes', { kind: 'text', most: 2000 }, 'kind', 'Notes must be text.'],
    ['notes', { kind: 'text', most: 2000 }, 'much', 'Notes can have at most 2,000 characters.'],
    ['notes', { kind: 'text', most: 1 }, 'much', 'Notes can have at most 1 character.'],
    ['notes', { kind: 'text', most: null }, 'much', 'Notes must be text.'],
    ['name', { kind: 'text', most: 80 }, 'little', 'Name must be filled in.'],
    [
      'by',
      { kind: 'choice', options: ['client', 'studio'] },
      'kind',
      'Who cancels must be client or studio.',
    ],
    ['kind', { kind: 'choice', options: ['a', 'b', 'c'] }, 'kind', 'Kind must be a, b or c.'],
    ['kind', { kind: 'choice', options: ['a'] }, 'kind', 'Kind must be a.'],
    ['paid', { kind: 'flag' }, 'kind', 'Paid must be true or false.'],
    [
      'roomIds',
      { kind: 'list', least: 0, most: 500 },
      'much',
      'Rooms must be a list of at most 500 entries.',
    ],
    ['roomIds', { kind: 'list', least: 0, most: 1 }, 'much', 'Rooms must be a list of at most 1 entry.'],
    ['roomIds', { kind: 'list', least: 1, most: 7 }, 'little', 'Rooms must be a list of 1 to 7 entries.'],
    [
      'roomIds',
      { kind: 'list', least: 2, most: null },
      'little',
      'Rooms must be a list of at least 2 entries.',
    ],
    [
      'roomIds',
      { kind: 'list', least: 1, most: null },
      'little',
      'Rooms must be a list of at least 1 entry.',
    ],
    ['roomIds', { kind: 'list', least: 0, most: null }, 'kind', 'Rooms must be a list of entries.'],
    ['newClient', { kind: 'fields' }, 'kind', 'New client must be an object with named fields.'],
    ['', { kind: 'fields' }, 'kind', 'A request is an object with named fields.'],
    ['on', { kind: 'own', sentence: 'A day is written so.' }, 'much', 'A day is written so.'],
  ])('%s: %o, with too %s', (path, expected, miss, sentence) => {
    expect(expectationSentence(path, expected, miss)).toBe(sentence)
  })
})
