import { graphql } from '../../../../lib/graphql.ts';

/** What the forms choose from; members are those of the day of the vote. */
export const CHOICES = graphql(`
  query ledgerChoices($on: String, $body: String) {
    ledgerChoices(on: $on, body: $body) {
      body
      bodies {
        code
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
      demands {
        code
        title {
          en
          es
        }
      }
      matters {
        code
        title {
          en
          es
        }
      }
      decisions {
        code
        title {
          en
          es
        }
      }
      members {
        code
        ward
        place {
          en
          es
        }
        name
      }
    }
  }
`);
