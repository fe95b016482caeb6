import { type ArgumentMetadata, Inject, Injectable, type PipeTransform, type Type } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ARGS_TYPE_METADATA, PARAM_ARGS_METADATA } from '@nestjs/graphql';
import { AppError } from '#platform';
import { validation } from './context.ts';

/** Checks each element of a list by its class; what one of them is refused for is said of the argument, as of any list. */
class EachOf implements PipeTransform {
  constructor(private readonly type: Type) {}

  async transform(value: unknown, argument: ArgumentMetadata): Promise<unknown> {
    if (!Array.isArray(value)) return value;
    const checked = (each: unknown) => each && validation.transform(each, { ...argument, metatype: this.type });
    try {
      return await Promise.all(value.map(checked));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      throw new AppError('INVALID', 'invalid', {}, { [argument.data ?? 'invalid']: 'field.invalid' });
    }
  }
}

/**
 * A list that is an argument by itself is an `Array` to Nest's pipe, which lets it pass unread: here every such argument
 * of every handler gets a pipe that knows what it is a list of.
 */
@Injectable()
export class ListArguments {
  constructor(@Inject(DiscoveryService) discovery: DiscoveryService) {
    const scanner = new MetadataScanner();
    for (const { metatype } of discovery.getProviders())
      for (const method of metatype?.prototype ? scanner.getAllMethodNames(metatype.prototype as object) : [])
        this.check(metatype as Type, method);
  }

  private check(handlers: Type, method: string): void {
    const types = (Reflect.getMetadata(ARGS_TYPE_METADATA, handlers, method) ?? []) as ArgumentType[];
    const taken = (Reflect.getMetadata(PARAM_ARGS_METADATA, handlers, method) ?? {}) as Record<string, Taken>;
    for (const { index, typeFn } of types) {
      const type = typeFn?.();
      const element: unknown = Array.isArray(type) ? type[0] : undefined;
      const pipes = Object.values(taken).find((each) => each.index === index)?.pipes;
      if (typeof element !== 'function' || pipes?.some((pipe) => pipe instanceof EachOf)) continue;
      pipes?.push(new EachOf(element as Type));
    }
  }
}

/** What Nest keeps of an argument: the type that it was declared with, and the pipes that it goes through. */
interface ArgumentType {
  readonly index: number;
  readonly typeFn?: () => unknown;
}
interface Taken {
  readonly index: number;
  readonly pipes: PipeTransform[];
}
