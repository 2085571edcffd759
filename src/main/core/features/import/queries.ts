import { and, asc, desc, eq, isNotNull, isNull, ne } from 'drizzle-orm'
import type { CommandName } from '../../../../shared/contract/index.ts'
import type {
  ExistingClient,
  ExistingClients,
  OpeningBalance,
} from '../../../../shared/domain/client-import-verdicts.ts'
import { nameAndPhoneKey } from '../../../../shared/domain/client-import-verdicts.ts'
import type { Reader } from '../../engine/engine.ts'
import type { UndoStep } from '../undo/steps.ts'
import { type IdRange, isWithin } from './ranges.ts'

/** Changes with everything that is ever changed: the number of the last row in the audit log. */
export async function findStateMark(q: Reader): Promise<number> {
  const { chainHeads } = q.t
  const [head] = await q.select({ seq: chainHeads.seq }).from(chainHeads).where(eq(chainHeads.chain, 'audit'))
  return head?.seq ?? 0
}

/** Everyone whom a row of a file may be about. */
export type KnownClients = ExistingClients & { readonly byId: (id: number) => ExistingClient | undefined }

/** Every client but the merged ones, with the opening balances that earlier imports brought them. */
export async function loadKnownClients(q: Reader): Promise<KnownClients> {
  const { clients } = q.t
  const { id, firstName, lastName, email, emailKey, phone, location, notes, status } = clients
  const rows = await q
    .select({ id, firstName, lastName, email, emailKey, phone, location, notes, status })
    .from(clients)
    .where(ne(clients.status, 'merged'))
  const undone = await listUndone(q)
  const balances = await listOpeningBalances(q, undone.grants)
  const byId = new Map<number, ExistingClient>()
  const byEmail = new Map<string, ExistingClient>()
  const byPerson = new Map<string, ExistingClient | undefined>()
  for (const { emailKey: key, status: state, ...row } of rows) {
    const client = {
      ...row,
      openingBalances: balances.get(row.id) ?? [],
      undone: state === 'inactive' && isWithin(row.id, undone.clients),
    }
    byId.set(row.id, client)
    if (key !== null) byEmail.set(key, client)
    const person = nameAndPhoneKey(row)
    // Two people who share name and number: it is not certain which of them a row is about.
    if (person !== null) byPerson.set(person, byPerson.has(person) ? undefined : client)
  }
  return {
    byId: (wanted) => byId.get(wanted),
    byEmail: (key) => byEmail.get(key),
    byNameAndPhone: (key) => byPerson.get(key),
  }
}

/** What imports that were undone, and not done again, have made. */
async function listUndone(q: Reader): Promise<Record<'clients' | 'grants', readonly IdRange[]>> {
  const { undoSteps } = q.t
  const rows = await q
    .select({ record: undoSteps.steps })
    .from(undoSteps)
    .where(
      and(
        eq(undoSteps.method, 'import.commit' satisfies CommandName),
        isNotNull(undoSteps.undoneAt),
        isNull(undoSteps.redoneBy),
      ),
    )
  // Only an import leaves steps of this method, and of this kind.
  const steps = rows.flatMap(({ record }) => (record as { readonly steps: readonly UndoStep[] }).steps)
  const made = steps.filter((step) => step.kind === 'imported')
  return {
    clients: made.flatMap((step) => step.clients),
    grants: made.flatMap((step) => step.grants),
  }
}

async function listOpeningBalances(
  q: Reader,
  undone: readonly IdRange[],
): Promise<Map<number, OpeningBalance[]>> {
  const { grants, families } = q.t
  const rows = await q
    .select({
      id: grants.id,
      clientId: grants.clientId,
      credits: grants.granted,
      family: families.name,
      expiresOn: grants.expiresOn,
    })
    .from(grants)
    .leftJoin(families, eq(families.id, grants.familyId))
    .where(eq(grants.source, 'import'))
    .orderBy(asc(grants.id))
  const balances = new Map<number, OpeningBalance[]>()
  for (const { id, clientId, ...balance } of rows) {
    if (isWithin(id, undone)) continue
    balances.set(clientId, [...(balances.get(clientId) ?? []), balance])
  }
  return balances
}

/** What the audit log keeps of an import. */
export type ImportRecord = {
  readonly file: string
  /** SHA-256 of the file's bytes. */
  readonly digest: string
  readonly created: number
  readonly updated: number
  readonly creditsAdded: number
  /** The ids of what was made, as ranges that include both ends. */
  readonly clients: readonly IdRange[]
  readonly subscriptions: readonly IdRange[]
  readonly grants: readonly IdRange[]
}

/** How many imports to look back through for one of the same file. */
const REMEMBERED_IMPORTS = 50

/** When a file of these very bytes was last imported, and by whom. */
export async function findImportOf(
  q: Reader,
  digest: string,
): Promise<{ readonly at: number; readonly by: string | null } | null> {
  const { audit, staff } = q.t
  const rows = await q
    .select({ at: audit.at, by: staff.name, after: audit.after })
    .from(audit)
    .leftJoin(staff, eq(staff.id, audit.actorId))
    .where(and(eq(audit.entity, 'import'), eq(audit.method, 'import.commit')))
    .orderBy(desc(audit.seq))
    .limit(REMEMBERED_IMPORTS)
  // Only `import.commit` writes rows of this kind.
  const found = rows.find(({ after }) => (after as ImportRecord).digest === digest)
  return found === undefined ? null : { at: found.at, by: found.by }
}
