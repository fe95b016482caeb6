import { graphql, type ResultOf, type VariablesOf } from '../../../lib/graphql.ts';

/** What the forms of assessments, levers and seats choose from. */
export const WAY_CHOICES = graphql(`
  query wayChoices {
    wayChoices {
      demands {
        code
        title {
          en
          es
        }
      }
      assessed {
        code
        title {
          en
          es
        }
      }
      documents {
        code
        title {
          en
          es
        }
      }
      clauses {
        code
        of
        title {
          en
          es
        }
      }
      bodies {
        code
        title {
          en
          es
        }
      }
      offices {
        code
        title {
          en
          es
        }
      }
      rules {
        code
        of
        title {
          en
          es
        }
      }
      figures {
        code
        title {
          en
          es
        }
      }
      council
    }
  }
`);

/** Enters what a clause does for a demand. */
export const RECORD_ASSESSMENT = graphql(`
  mutation recordAssessment($input: AssessmentInput!) {
    recordAssessment(input: $input)
  }
`);

/** Enters one way to win a demand. */
export const RECORD_LEVER = graphql(`
  mutation recordLever($input: LeverInput!) {
    recordLever(input: $input)
  }
`);

/** Enters a seat of another body. */
export const RECORD_SEAT = graphql(`
  mutation recordSeat($input: SeatInput!) {
    recordSeat(input: $input)
  }
`);

/** What a new lever or seat makes old. */
export const WAY_CONTEXT = {
  additionalTypenames: ['DemandPage', 'Council', 'Path', 'WayChoices', 'ReviewQueue', 'LedgerChoices', 'CouncilCell'],
};
/** What the forms choose from. */
export type WayChoices = ResultOf<typeof WAY_CHOICES>['wayChoices'];
/** They are sent so. */
export type AssessmentInput = VariablesOf<typeof RECORD_ASSESSMENT>['input'];
export type LeverInput = VariablesOf<typeof RECORD_LEVER>['input'];
export type SeatInput = VariablesOf<typeof RECORD_SEAT>['input'];
