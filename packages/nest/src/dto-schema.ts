/** A class, or what the compiler writes where a type is none. */
export type DesignType = (abstract new (...parameters: never[]) => unknown) | undefined;

/** The names of one part of a request of which a handler takes one value, as JSON Schema has them. */
export interface PartSchema {
  readonly properties: Readonly<Record<string, { readonly type: 'string' }>>;
}

/** What is read of class-validator's metadata. */
interface Validation {
  readonly propertyName: string;
  readonly type: string;
  readonly name?: string;
  readonly each?: boolean;
}

interface ValidationStorage {
  getTargetValidationMetadatas(target: unknown, schema: string, always: boolean, strict: boolean): Validation[];
}

/** Decorators of class-validator that refuse a list, without `each`. */
const SCALAR_DECORATORS: ReadonlySet<string> = new Set(
  [
    'isString isInt isNumber isBoolean isDate isEnum isIn isPositive isNegative isDivisibleBy min max minDate maxDate',
    'isLength minLength maxLength matches contains notContains isAlpha isAlphanumeric isAscii isDecimal isHexadecimal',
    'isNumberString isBooleanString isDateString isIso8601 isEmail isUrl isFQDN isUuid isMongoId isIp isPort isJson isJwt',
    'isMobilePhone isPhoneNumber isPostalCode isLocale isTimeZone isCreditCard isCurrency isLowercase isUppercase isHash',
    'isBase64 isHexColor isLatLong isLatitude isLongitude isSemVer isISO31661Alpha2 isISO4217CurrencyCode',
  ].flatMap((line) => line.split(' ')),
);

const SCALAR_TYPES: ReadonlySet<unknown> = new Set([String, Number, Boolean, Date]);

/** Whether a type, as decorators have it, is that of one value. */
export function isScalarType(type: unknown): boolean {
  return SCALAR_TYPES.has(type);
}

/** The properties of a class of which there is one value, by its decorators; nothing is made, loaded or validated. */
export function listScalars(dto: NonNullable<DesignType>): readonly string[] {
  const validations = validationsOf(dto);
  const names = new Set([...validations.map(({ propertyName }) => propertyName), ...swaggerNames(dto)]);
  return [...names].filter((name) => isScalar(dto, name, validations));
}

function isScalar(dto: NonNullable<DesignType>, name: string, validations: readonly Validation[]): boolean {
  const own = validations.filter(({ propertyName }) => propertyName === name);
  if (own.some(({ each, type }) => each === true || type === 'nestedValidation')) return false;
  const decorators = own.map((validation) => validation.name ?? '');
  if (decorators.some((decorator) => /^(?:array|isArray$)/.test(decorator))) return false;
  if (decorators.some((decorator) => SCALAR_DECORATORS.has(decorator))) return true;
  return isScalarType(Reflect.getMetadata('design:type', dto.prototype as object, name));
}

/** class-validator keeps one storage for all its copies in a process, under this name; without it there is none. */
function validationsOf(dto: NonNullable<DesignType>): readonly Validation[] {
  const { classValidatorMetadataStorage: storage } = globalThis as {
    classValidatorMetadataStorage?: ValidationStorage;
  };
  return storage?.getTargetValidationMetadatas(dto, '', true, false) ?? [];
}

/** @nestjs/swagger lists the properties that it describes as `:name`. */
function swaggerNames({ prototype }: NonNullable<DesignType>): readonly string[] {
  const names: unknown = Reflect.getMetadata('swagger/apiModelPropertiesArray', prototype as object);
  return Array.isArray(names) ? names.map((name) => String(name).slice(1)) : [];
}
