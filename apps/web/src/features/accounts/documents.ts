import { graphql } from '../../lib/graphql.ts';

/** Who is signed in here; null when nobody is. */
export const meDocument = graphql(`
  query me {
    me {
      id
      name
      role
      permissions
      organization
      mailIsLocal
      version
      practice
    }
  }
`);
