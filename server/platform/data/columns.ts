import { Column, ForeignKey, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/**
 * Columns that mean the same on SQLite and MariaDB. Instants are UTC text-comparable
 * `datetime(3)`, credits and minutes are integers, text compares by its bytes.
 */

interface Nullable {
  nullable?: boolean;
  /** What rows have that were written before the column was. */
  default?: string | number;
}

export const Id = (): PropertyDecorator => PrimaryGeneratedColumn({ type: 'integer' });
export const Key = (length: number): PropertyDecorator => PrimaryColumn('varchar', { length: String(length) });
export const Text = (length: number, options: Nullable = {}): PropertyDecorator => Column('varchar', { length: String(length), ...options });
export const LongText = (options: Nullable = {}): PropertyDecorator => Column('text', options);
/** JSON as text: up to 64 KB. Larger things are files. */
export const Json = (options: Nullable = {}): PropertyDecorator => Column('text', options);
/** JSON of up to 16 MB, for documents that people write: {@link withLargeText} lets SQLite take the type. */
export const LargeJson = (options: Nullable = {}): PropertyDecorator => Column('mediumtext', options);
export const Int = (options: Nullable = {}): PropertyDecorator => Column('integer', options);
export const Flag = (options: Nullable = {}): PropertyDecorator => Column('boolean', options);
export const InstantAt = (options: Nullable = {}): PropertyDecorator => Column('datetime', { precision: 3, ...options });
export const DayOn = (options: Nullable = {}): PropertyDecorator => Column('varchar', { length: '10', ...options });

/** A reference by id, with a foreign key of a stated name. */
export const Ref = (name: string, target: () => object, options: Nullable = {}): PropertyDecorator => (prototype, property) => {
  Column('integer', options)(prototype, property);
  ForeignKey(target as never, { name, onDelete: 'NO ACTION', onUpdate: 'NO ACTION' })(prototype, property);
};

/** A reference that is (part of) the primary key. */
export const KeyRef = (name: string, target: () => object): PropertyDecorator => (prototype, property) => {
  PrimaryColumn('integer')(prototype, property);
  ForeignKey(target as never, { name, onDelete: 'NO ACTION', onUpdate: 'NO ACTION' })(prototype, property);
};
