// Apart from Nest's packages: where class-validator lies beside them, pnpm makes another copy of each.
import 'reflect-metadata';
import { Allow, IsArray, IsEmail, IsIn, IsInt, IsOptional, IsString } from 'class-validator';

class Paged {
  @Allow()
  page?: number;
}

/** What a shop is searched by. */
export class Search extends Paged {
  @IsString()
  text?: string;

  @IsOptional()
  @IsIn(['up', 'down'])
  order?: unknown;

  @IsString({ each: true })
  tag?: string | string[];

  @IsArray()
  list?: string[];

  @Allow()
  anything?: unknown;
}

/** What a shop is sent. */
export class Order {
  @IsEmail()
  mail?: string;

  @IsInt({ each: true })
  amounts?: number[];
}
