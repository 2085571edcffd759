import { expect, it } from 'vitest'
import type { Language } from '../../src/shared/messages/language.ts'
import { aClient, aService, describeStudio, type TestStudio } from '../support/studio.ts'

const START = '2026-03-05T10:00:00+01:00'

/** A studio with one client, and the owner asking in a language. */
async function aScene(studio: TestStudio) {
  const { core } = studio
  const [service, client] = [await aService(studio, { name: 'Yoga' }), await aClient(studio)]
  const owner = await core.ownerActor()
  const ask = (method: string, input: unknown, language?: Language) =>
    core.call(owner, method, input, language)
  return { service, client, ask }
}

describeStudio('a caller who speaks German', (open) => {
  it('is refused in German, and a caller beside them in English', async () => {
    const { service, client, ask } = await aScene(await open())
    const input = { serviceId: service.id, startsAt: START, clientId: client.id }

    const answers = await Promise.all([
      ask('sessions.create', input, 'de'),
      ask('sessions.create', input),
      ask('sessions.create', { serviceId: service.id }, 'de'),
      ask('sessions.create', { ...input, notes: 7 }, 'de'),
    ])

    expect(answers).toMatchObject([
      {
        error: {
          code: 'INSUFFICIENT_SESSIONS',
          message: 'Keine Einheiten verfügbar. Bitte erwerben Sie ein Paket, um diesen Termin zu buchen.',
        },
      },
      {
        error: {
          message: 'No available sessions. Please purchase a session package to book this session.',
        },
      },
      { error: { code: 'MISSING_REQUIRED_FIELDS', message: 'Bitte angeben: Beginn' } },
      { error: { code: 'VALIDATION', message: 'Notizen: erwartet wird Text.' } },
    ])
  })

  it('reads the same ledger and the same steps as everybody, each in their own words', async () => {
    const studio = await open()
    const { client, ask } = await aScene(studio)
    const clientId = client.id
    const added = await ask('credits.allocate', { clientId, sessionCount: 5 }, 'de')
    expect(added).toMatchObject({
      value: { message: 'Ada Berg hat 5 Einheiten erhalten. Insgesamt verfügbar: 5' },
    })

    const [german, english] = [
      await ask('credits.explain', { clientId }, 'de'),
      await ask('credits.explain', { clientId }, 'en'),
    ]
    const undone = await ask('undo.last', {}, 'de')
    const again = await ask('undo.redo', {}, 'en')

    expect(german).toMatchObject({
      value: {
        entries: [
          { sentence: expect.stringMatching(/ hat 5 Einheiten hinzugefügt: Von Hand hinzugefügt\.$/) },
        ],
      },
    })
    expect(english).toMatchObject({
      value: { entries: [{ sentence: expect.stringMatching(/ added 5 sessions: Admin added\.$/) }] },
    })
    expect(undone).toMatchObject({ value: { undone: { label: '5 Einheiten hinzugefügt: Ada Berg' } } })
    expect(again).toMatchObject({ value: { redone: { label: 'Added 5 sessions to Ada Berg' } } })
  })

  it('hears what the product calls its packs, which scripts know by one name', async () => {
    const studio = await open()
    const { client, ask } = await aScene(studio)
    const clientId = client.id
    await ask('credits.allocate', { clientId, sessionCount: 5 }, 'de')

    const [german, english] = [
      await ask('credits.summary', { clientId }, 'de'),
      await ask('credits.summary', { clientId }),
    ]

    const names = (answer: unknown) => JSON.stringify(answer).match(/"packageName":"[^"]*"/g)
    expect(names(german)?.[0]).toBe('"packageName":"Hinzugefügte Einheiten"')
    expect(names(english)?.[0]).toBe('"packageName":"Allocated sessions"')
    expect(JSON.stringify(await ask('credits.explain', { clientId }, 'de'))).not.toContain(
      'Allocated sessions',
    )
    expect(JSON.stringify(await ask('audit.list', { limit: 50 }, 'de'))).not.toContain('Hinzugefügte')
  })

  it('saves a list that their programs read: its heads, its states, and what stands between them', async () => {
    const { ask } = await aScene(await open())

    const answer = await ask('clients.export', {}, 'de')

    expect(answer).toMatchObject({ value: { fileName: expect.stringMatching(/^Kunden-2026-/) } })
    const { csv } = (answer as { value: { csv: string } }).value
    expect(csv.split('\r\n').slice(0, 2)).toEqual([
      '\uFEFFVorname;Nachname;E-Mail;Telefon;Status;Verfügbar;Gebucht;Verbraucht;Abgelaufen;Gekauft;Nächster Ablauf;Letzter Termin;Kunde seit',
      expect.stringMatching(/^Ada;Berg;.*;aktiv;0;0;0;0;0;;;2026-/),
    ])
  })

  it('leaves nothing German behind: what is kept is worded when it is read', async () => {
    const studio = await open()
    const { client, ask } = await aScene(studio)
    await ask('credits.allocate', { clientId: client.id, sessionCount: 5 }, 'de')
    await ask('undo.last', {}, 'de')

    const { rows } = await studio.call('audit.list', { limit: 50 })

    expect(JSON.stringify(rows)).toContain('Added 5 sessions to Ada Berg')
    expect(JSON.stringify(rows)).not.toMatch(/Einheit|hinzugefügt|Rückgängig/)
  })
})
