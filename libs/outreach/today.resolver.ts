import { Inject } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { Can } from '#accounts';
import { MessagesToday, MessagesTodayService } from './today.service.ts';

/** What the console's first page says of messages. */
@Resolver()
export class MessagesTodayResolver {
  constructor(@Inject(MessagesTodayService) private readonly messages: MessagesTodayService) {}

  @Can('outreach.read')
  @Query(() => MessagesToday)
  messagesToday(): Promise<MessagesToday> {
    return this.messages.count();
  }
}
