import { z } from 'zod'
import { ROLES } from '../domain/permissions.ts'
import { MOST_IDLE, SECRET_KINDS } from '../domain/sign-in.ts'
import { command, query, task } from './define.ts'
import { id, newSecret, typedSecret } from './fields.ts'
import { staffView } from './studio.ts'

const actorView = z.object({
  staffId: z.int().nullable(),
  name: z.string(),
  role: z.enum(ROLES),
  /** None while the app is locked. */
  permissions: z.array(z.string()),
})

const idleRules = { deskMinutes: z.int().min(1), ownerMinutes: z.int().min(1) }

/** Who is at the desk. The session is main's own: no request names its actor. */
export const authContract = {
  'auth.current': query(
    'anyone',
    z.strictObject({}),
    z.object({
      /** Who has signed in, also while locked; null while nobody has. */
      actor: actorView.nullable(),
      locked: z.boolean(),
      /** Whether people sign in here at all: an owner has something to sign in with. */
      asksSignIn: z.boolean(),
      /** After how many minutes without a hand on the computer it locks; null for never. */
      idleMinutes: z.int().nullable(),
    }),
  ),
  /** Whom the sign-in screen offers: active people who have something to sign in with. */
  'auth.people': query(
    'anyone',
    z.strictObject({}),
    z.object({
      studio: z.string(),
      rows: z.array(
        z.object({
          staffId: z.int(),
          name: z.string(),
          role: z.enum(ROLES),
          secret: z.enum(SECRET_KINDS),
          /** Too many wrong tries: an owner must set a new one. */
          shutOut: z.boolean(),
          /** How long nobody can try again. */
          waitSeconds: z.int(),
        }),
      ),
    }),
  ),
  /** Unlocks as well: the same person goes on, another one takes over. */
  'auth.signIn': task(
    'anyone',
    z.strictObject({ staffId: id, pin: typedSecret }),
    z.object({ actor: actorView }),
    ['session'],
  ),
  /** `signedOut` is false where nobody had signed in. */
  'auth.signOut': task('signed_in', z.strictObject({}), z.object({ signedOut: z.boolean() }), ['session']),
  'auth.lock': task('signed_in', z.strictObject({}), z.object({ locked: z.boolean() }), ['session']),
  'auth.idle': query('signed_in', z.strictObject({}), z.object(idleRules)),
  'auth.setIdle': command(
    'studio.write',
    z.strictObject({
      deskMinutes: idleRules.deskMinutes.max(MOST_IDLE.deskMinutes),
      ownerMinutes: idleRules.ownerMinutes.max(MOST_IDLE.ownerMinutes),
    }),
    z.object(idleRules),
    ['session'],
  ),
  /**
   * A PIN of at least 6 digits, or a password of at least 12 characters, which an owner needs; null takes it away. Who has
   * signed in shows `currentPin`, their own, whoever it is for; an owner's is set by an owner alone.
   */
  'staff.setPin': command(
    'signed_in',
    z.strictObject({ staffId: id, pin: newSecret.nullable(), currentPin: typedSecret.optional() }),
    z.object({ staff: staffView }),
    ['staff', 'session'],
    { secrets: true },
  ),
}
