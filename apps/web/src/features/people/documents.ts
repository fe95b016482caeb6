import { graphql } from '../../lib/graphql.ts';

/** One page of the list, found by name, phone or e-mail, in the order that is asked for; the word that is looked for travels in the body alone. */
export const peopleDocument = graphql(`
  query people($search: String, $sort: PeopleSort, $first: Int, $after: String) {
    people(search: $search, sort: $sort, first: $first, after: $after) {
      items {
        id
        name
        ward
        language
        emails
        phones
        optedOut
        consents
        bounced
        deceased
      }
      endCursor
      total
      searchReady
      searchAsOf
      searchRead
      searchOf
    }
  }
`);

/** A sentence that somebody answered, as it was shown to them. */
export const sentenceFragment = graphql(`
  fragment Sentence on ConsentWording {
    text
    language
    asThen
    firstUsedAt
  }
`);

/** One person, with what happened to them. */
export const personDocument = graphql(
  `
    query person($id: ID!) {
      person(id: $id) {
        id
        name
        givenName
        familyName
        ward
        language
        emails
        phones
        postalCode
        address
        city
        pronouns
        chosenName
        middleName
        suffix
        alternateNames
        otherLanguages
        identifiers
        emailAddresses {
          address
          type
          primary
          status
        }
        phoneNumbers {
          number
          extension
          type
          primary
          status
          textable
        }
        postalAddresses {
          line
          city
          postalCode
          type
          primary
        }
        custom {
          fieldId
          values
        }
        relations {
          id
          code
          note
          person {
            id
            name
          }
          group {
            id
            kind
            name
          }
        }
        notes
        tagged {
          id
          label
          valueType
          value
        }
        optedOut
        consents
        bounced
        deceased
        createdAt
        version
        consentLedger {
          channel
          state
          since
          source
          stated
          wording {
            ...Sentence
          }
          by {
            id
            name
          }
        }
      }
    }
  `,
  [sentenceFragment],
);

/** What is left of the reader's budget of reveals. */
export const revealBudgetDocument = graphql(`
  query revealBudget {
    revealBudget {
      left
      limit
    }
  }
`);

/** Shows one thing of one person, for a reason that is written down. */
export const revealDocument = graphql(`
  mutation reveal($input: RevealInput!) {
    reveal(input: $input) {
      values
      budget {
        left
        limit
      }
    }
  }
`);

/** Puts somebody in by hand. */
export const createPersonDocument = graphql(`
  mutation createPerson($input: PersonInput!) {
    createPerson(input: $input) {
      id
    }
  }
`);

/** Changes what is known of somebody. */
export const updatePersonDocument = graphql(`
  mutation updatePerson($id: ID!, $changes: PersonChanges!, $version: String) {
    updatePerson(id: $id, changes: $changes, version: $version) {
      id
    }
  }
`);

/** Writes down that somebody said stop; nothing takes it back. */
export const optOutDocument = graphql(`
  mutation optOut($personId: ID!, $channel: Channel!) {
    optOut(personId: $personId, channel: $channel) {
      id
    }
  }
`);

/** How many people of the list live in each ward, as far as the reader may know. */
export const CONTACTS_BY_WARD = graphql(`
  query contactsByWard {
    contactsByWard {
      ward
      count
    }
  }
`);

/** The fields about people that the organization made for itself. */
export const CUSTOM_FIELDS = graphql(`
  query customFields {
    customFields {
      id
      type
      label {
        en
        es
      }
      choices {
        id
        label {
          en
          es
        }
      }
      position
      inUse
    }
  }
`);

/** Households and organizations. */
export const PEOPLE_GROUPS = graphql(`
  query peopleGroups {
    peopleGroups {
      id
      kind
      name
      people
    }
  }
`);

/** Makes a household or an organization. */
export const CREATE_GROUP = graphql(`
  mutation createPeopleGroup($input: PeopleGroupInput!) {
    createPeopleGroup(input: $input) {
      id
    }
  }
`);

/** Writes down how two belong together. */
export const RELATE = graphql(`
  mutation relate($input: RelationInput!) {
    relate(input: $input) {
      id
    }
  }
`);

/** Takes a relationship back. */
export const UNRELATE = graphql(`
  mutation unrelate($id: ID!) {
    unrelate(id: $id)
  }
`);

/** Deletes somebody for good. */
export const ERASE = graphql(`
  mutation erasePerson($id: ID!, $sure: Boolean!) {
    erasePerson(id: $id, sure: $sure)
  }
`);

/** Writes down what somebody told one of us; a yes ends no stop. */
export const writeDownConsentDocument = graphql(`
  mutation writeDownConsent($input: SpokenInput!) {
    writeDownConsent(input: $input) {
      id
    }
  }
`);

/** Every line of what somebody said of being reached, the newest first. */
export const consentLinesDocument = graphql(
  `
    query consentLines($personId: ID!, $after: ID) {
      consentLines(personId: $personId, after: $after) {
        items {
          id
          channel
          state
          at
          writtenAt
          endedAt
          source
          stated
          wording {
            ...Sentence
          }
          by {
            id
            name
          }
        }
        endCursor
      }
    }
  `,
  [sentenceFragment],
);

/** Whether we may reach somebody of our own accord now, by each way, and why not. */
export const mayContactDocument = graphql(`
  query mayContact($personId: ID!) {
    EMAIL: mayContact(personId: $personId, channel: EMAIL, purpose: OUTREACH) {
      may
      why
    }
    SMS: mayContact(personId: $personId, channel: SMS_BROADCAST, purpose: OUTREACH) {
      may
      why
    }
    SMS_PERSON: mayContact(personId: $personId, channel: SMS_PERSON, purpose: OUTREACH) {
      may
      why
    }
    PHONE: mayContact(personId: $personId, channel: CALL, purpose: OUTREACH) {
      may
      why
    }
  }
`);
