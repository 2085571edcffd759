import { only, type Rules, requireFresh } from './method.ts'
import type { Policies } from './rows.ts'
import { runUpkeep } from './upkeep.ts'
import { add, change, found, refuse, type World } from './world.ts'

type Methods = 'clients.create' | 'clients.deactivate' | 'clients.reactivate' | 'studio.update' | 'upkeep.run'

export const studioRules: Rules<Methods> = {
  'clients.create': ({ world, actor }) => {
    only(actor, 'owner', 'front_desk')
    const { id, status } = add(world.clients, { status: 'active' as const })
    return { client: { id, status, availableSessions: 0 } }
  },

  'clients.deactivate': ({ world, actor }, { clientId }) => {
    only(actor, 'owner', 'front_desk')
    return setStatus(world, clientId, 'inactive')
  },

  'clients.reactivate': ({ world, actor }, { clientId }) => {
    only(actor, 'owner', 'front_desk')
    return setStatus(world, clientId, 'active')
  },

  'upkeep.run': ({ world, actor }) => {
    only(actor, 'owner')
    return runUpkeep(world)
  },

  'studio.update': (scene, { version: _version, name: _name, ...asked }) => {
    const { world, actor } = scene
    only(actor, 'owner')
    requireFresh(scene)
    setPolicies(world, { ...world.policies, ...asked } as Policies)
    return { studio: { policies: world.policies } }
  },
}

function setStatus(world: World, clientId: number, status: 'active' | 'inactive') {
  const client = found(world.clients, clientId)
  if (client.status === 'merged' || client.status === status) refuse('INVALID_TRANSITION')
  change(world.clients, client, { status })
  return { client: { id: clientId, status } }
}

function setPolicies(world: World, policies: Policies): void {
  const before = world.policies
  world.journal.push({
    table: 'policies',
    key: 0,
    before,
    after: policies,
    undo: () => {
      world.policies = before
    },
  })
  world.policies = policies
}
