import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Can, CanWithin } from '#accounts';
import { CustomFields } from './custom-fields.service.ts';
import { CustomFieldChanges, CustomFieldInput, CustomFieldView } from './custom-field.types.ts';

/** The organization's own fields over GraphQL. */
@Resolver(() => CustomFieldView)
export class CustomFieldsResolver {
  constructor(@Inject(CustomFields) private readonly fields: CustomFields) {}

  @CanWithin('people.read')
  @Query(() => [CustomFieldView])
  async customFields(): Promise<CustomFieldView[]> {
    return (await this.fields.all()).map((field) => new CustomFieldView(field));
  }

  @Can('people.write')
  @Mutation(() => CustomFieldView)
  async createCustomField(@Args('input') input: CustomFieldInput): Promise<CustomFieldView> {
    return new CustomFieldView(await this.fields.create(input));
  }

  @Can('people.write')
  @Mutation(() => CustomFieldView)
  async updateCustomField(
    @Args('id', { type: () => ID }) id: string,
    @Args('changes') changes: CustomFieldChanges,
  ): Promise<CustomFieldView> {
    return new CustomFieldView(await this.fields.update(id, changes));
  }
}
