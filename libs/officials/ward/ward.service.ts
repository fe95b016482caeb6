import { Inject, Injectable } from '@nestjs/common';
import { Field, ObjectType } from '@nestjs/graphql';
import { RecordDoor } from '#campaigns';
import { AppError, Db, LocalizedText } from '#platform';
import { Area, Body, Post } from '../body.entity.ts';

/** A body of the record that belongs to a ward: its place is there, or one of its posts stands for it. */
@ObjectType()
export class WardBody {
  @Field() code!: string;
  @Field(() => LocalizedText) name!: LocalizedText;
  @Field() classification!: string;
  /** False where only a post of it stands for the ward: it is not itself of that ward. */
  @Field() ofTheWard!: boolean;
}

/** What the record places in a ward beside the seat of the council: never more than it says. */
@Injectable()
export class WardBodies {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(RecordDoor) private readonly record: RecordDoor,
  ) {}

  /** The bodies of a ward, its own first; NOT_FOUND where the council has no such seat. */
  bodies(ward: number): Promise<WardBody[]> {
    return this.record.read(async () => {
      const [areas, posts, bodies] = await this.db.all(Area, Post, Body);
      const seat = posts.find((post) => post.ward === ward);
      if (!seat) throw new AppError('NOT_FOUND', 'council.noCell');
      const division = areas.find(({ code }) => code === seat.areaCode)?.ocdDivisionId;
      const codes = areas.filter(({ ocdDivisionId }) => ocdDivisionId === division).map(({ code }) => code);
      const isHere = (code: string | null) => code !== null && codes.includes(code);
      const byPost = new Set(posts.filter(({ areaCode }) => isHere(areaCode)).map(({ bodyCode }) => bodyCode));
      return bodies
        .filter(({ code, areaCode }) => isHere(areaCode) || byPost.has(code))
        .map(({ code, name, nameEs, classification, areaCode }) => ({
          ...{ code, name: { en: name, es: nameEs }, classification, ofTheWard: isHere(areaCode) },
        }))
        .sort((a, b) => Number(b.ofTheWard) - Number(a.ofTheWard) || a.name.en.localeCompare(b.name.en));
    });
  }
}
