import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { savedPerson } from '../../../test/builders.ts';
import { type Api, startApi } from '../../../test/harness.ts';
import { type Member, Team } from '../../../test/team.ts';

let api: Api;
let team: Team;
let owner: Member;
let organizer: Member;
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  [owner, organizer] = [await team.join('owner'), await team.join('organizer')];
});
afterAll(() => api.close());

const codeOf = ({ errors }: { errors?: { extensions: { code: string } }[] }) => errors?.[0]?.extensions.code;
interface Stages {
  stages: { id: string; name: { en: string } }[];
}

test('whoever is put at a stage while it is taken away stands at one that there is', async () => {
  for (let round = 0; round < 8; round += 1) {
    const { id: personId } = await savedPerson(api, {});
    const input = { nameEn: `Round ${round}`, nameEs: `Ronda ${round}` };
    const made = await team.gql<Stages>(
      owner.cookie,
      'mutation ($input: StageInput!) { stages: saveStage(input: $input) { id name { en } } }',
      { input },
    );
    const stageId = made.data.stages.find(({ name }) => name.en === input.nameEn)!.id;
    const [moved, removed] = await Promise.all([
      team.gql(organizer.cookie, 'mutation ($input: MoveInput!) { moveOnLadder(input: $input) { stageId } }', {
        input: { personId, stageId },
      }),
      team.gql(owner.cookie, `mutation { removeStage(id: "${stageId}") { id } }`),
    ]);
    expect([codeOf(moved), codeOf(removed)].filter(Boolean)).toHaveLength(1);
  }
});
